import { defineConfig } from 'wxt';

/** Build flavour: `sandbox` may talk to servers on this machine and opens its shadow roots for tests; everything else is alike. */
const isSandbox = process.env.QUOTEBRIDGE_FLAVOUR === 'sandbox';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${isSandbox ? '-sandbox' : ''}`,
  vite: () => ({ define: { __OPEN_SHADOW_ROOTS__: JSON.stringify(isSandbox) } }),
  manifest: ({ browser }) => ({
    name: 'Quotebridge',
    description: 'One click turns a Kaseya Quote Manager quote into an Autotask opportunity, quote and items.',
    permissions: ['storage', 'alarms', 'scripting', 'notifications'],
    host_permissions: isSandbox ? ['http://127.0.0.1/*'] : [],
    optional_host_permissions: ['https://*/*'],
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'quotebridge@quotebridge.example', strict_min_version: '128.0' } } }
      : { minimum_chrome_version: '121' }),
  }),
});
