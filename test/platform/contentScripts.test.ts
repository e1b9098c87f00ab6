import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { injectIntoOpenTabs, registerContentScripts } from '../../utils/platform/contentScripts';

interface Script {
  id: string;
  matches: string[];
  js?: string[];
}

function createBrowser() {
  const scripts: Script[] = [];
  const calls: string[] = [];
  const scripting = {
    getRegisteredContentScripts: async () => [...scripts],
    registerContentScripts: async ([script]: [Script]) => {
      calls.push('register');
      if (scripts.length > 0) throw new Error(`Duplicate script ID '${script.id}'`);
      scripts.push(script);
    },
    updateContentScripts: async ([script]: [Script]) => {
      calls.push('update');
      scripts.splice(0, 1, { ...scripts[0], ...script });
    },
    unregisterContentScripts: async () => {
      calls.push('unregister');
      scripts.length = 0;
    },
    executeScript: async ({ target }: { target: { tabId: number } }) => {
      if (target.tabId === 2) throw new Error('Frame shows an error page');
    },
  };
  const tabs = { query: async () => [{ id: 1 }, { id: 2 }, {}] };
  return { browser: { scripting, tabs } as unknown as Browser, scripts, calls };
}

test('registering is idempotent, follows the portals and ends with them', async () => {
  const { browser, scripts, calls } = createBrowser();
  await registerContentScripts(browser, []);
  await registerContentScripts(browser, ['https://a/*', 'https://b/*']);
  await registerContentScripts(browser, ['https://b/*', 'https://a/*']);
  await registerContentScripts(browser, ['https://b/*']);
  expect(scripts).toMatchObject([{ matches: ['https://b/*'], js: ['content-scripts/quote-manager.js'] }]);
  await registerContentScripts(browser, []);
  expect(calls).toEqual(['register', 'update', 'unregister']);
});

test('two callers at once leave one registration', async () => {
  const { browser, scripts } = createBrowser();
  await Promise.all([
    registerContentScripts(browser, ['https://a/*']),
    registerContentScripts(browser, ['https://a/*']),
  ]);
  expect(scripts).toMatchObject([{ id: 'quote-manager-portal', matches: ['https://a/*'] }]);
});

test('open tabs get the script; those that refuse it are named', async () => {
  const { browser } = createBrowser();
  expect(await injectIntoOpenTabs(browser, ['https://a/*'])).toEqual({ injected: [1], refused: [2] });
  expect(await injectIntoOpenTabs(browser, [])).toEqual({ injected: [], refused: [] });
});
