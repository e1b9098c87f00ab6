import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import {
  interfaceOrigins,
  isGrantedPortal,
  missingOrigins,
  neededOrigins,
  portalOrigins,
  portalPages,
  requestOrigins,
} from '../../utils/platform/permissions';

const quoteManager = {
  apiUrl: 'https://api.qm.example/v1',
  portalUrls: ['https://a.example/x', 'https://a.example', ''],
};
const autotask = { zoneUrl: '', impersonate: false };

function createBrowser(granted: string[]) {
  const permissions = {
    contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.includes(origin)),
    request: async ({ origins }: { origins: string[] }) => granted.push(...origins) > 0,
  };
  return { permissions } as unknown as Browser;
}

test('origins cover portals, interface and all zones, without doubles and ports', () => {
  const needed = ['https://a.example/*', 'https://api.qm.example/*', 'https://*.autotask.net/*'];
  expect(neededOrigins({ quoteManager, autotask })).toEqual(needed);
  const local = { ...autotask, zoneUrl: 'http://127.0.0.1:4001/atservicesrest' };
  expect(neededOrigins({ quoteManager, autotask: local })).toContain('http://127.0.0.1/*');
  const zone = { ...autotask, zoneUrl: 'https://webservices5.autotask.net/zoneInformation' };
  expect(neededOrigins({ quoteManager, autotask: zone })).toEqual(needed);
  expect(portalOrigins({ quoteManager })).toEqual(['https://a.example/*']);
});

test.each([
  ['https://evil.example/zoneInformation', 'https://evil.example/*'],
  ['https://autotask.net.evil.example/', 'https://autotask.net.evil.example/*'],
  ['http://webservices5.autotask.net/', 'http://webservices5.autotask.net/*'],
])('the grant for Autotask’s zones covers no other host: %s', (zoneUrl, pattern) => {
  expect(interfaceOrigins({ quoteManager, autotask: { ...autotask, zoneUrl } })).toContain(pattern);
});

test('what is missing can be asked for', async () => {
  const browser = createBrowser(['https://a.example/*']);
  const origins = ['https://a.example/*', 'https://b.example/*'];
  expect(await missingOrigins(browser, origins)).toEqual(['https://b.example/*']);
  expect(await requestOrigins(browser, ['https://b.example/*'])).toBe(true);
  expect(await missingOrigins(browser, origins)).toEqual([]);
  expect(await requestOrigins(createBrowser([]), [])).toBe(true);
});

test('a portal counts when it is in the settings and granted', async () => {
  const granted = createBrowser(['https://a.example/*', 'https://b.example/*']);
  expect(await isGrantedPortal(granted, { quoteManager }, 'https://a.example')).toBe(true);
  expect(await isGrantedPortal(granted, { quoteManager }, 'https://b.example')).toBe(false);
  expect(await isGrantedPortal(granted, { quoteManager }, 'https://a.example:8443')).toBe(false);
  expect(await isGrantedPortal(createBrowser([]), { quoteManager }, 'https://a.example')).toBe(false);
});

test('a portal whose address ends with a slash has the pages below it; something else may stand at its host', async () => {
  const granted = createBrowser(['https://host.example/*']);
  const settings = { quoteManager: { ...quoteManager, portalUrls: ['https://host.example/shop/'] } };
  const isPortal = (url: string) => isGrantedPortal(granted, settings, url);
  expect(await isPortal('https://host.example/shop/quotes/1')).toBe(true);
  expect(await isPortal('https://host.example/shop')).toBe(true);
  expect(await isPortal('https://host.example/crm/orders/12')).toBe(false);
  expect(await isPortal('https://host.example/shopping/orders/12')).toBe(false);
  expect(await isPortal('https://b.example/shop/quotes/1')).toBe(false);
  expect(portalPages(settings, portalOrigins(settings))).toEqual(['https://host.example/shop/*']);
});

const copied = ['/shop', '/Account/Login', '/auth/login/', '/customers/', '/shop/quotes/8?tab=lines', '/reports'];

test.each(['/', '/login', '/quote', '/quote/edit/5', '/index.php', '/#/quotes', ...copied])(
  'a portal entered as %s is its whole host',
  async (path) => {
    const settings = { quoteManager: { ...quoteManager, portalUrls: [`https://a.example${path}`] } };
    expect(await isGrantedPortal(createBrowser(['https://a.example/*']), settings, 'https://a.example/orders/1')).toBe(
      true,
    );
    expect(portalPages(settings, ['https://a.example/*'])).toEqual(['https://a.example/*']);
  },
);

test('pages of portals that are not granted are left out', () => {
  const settings = {
    quoteManager: { ...quoteManager, portalUrls: ['https://a.example:8443/x/', 'https://b.example/'] },
  };
  expect(portalPages(settings, ['https://a.example/*'])).toEqual(['https://a.example/x/*']);
  expect(portalPages(settings, [])).toEqual([]);
});

test('an address that is none is no portal', async () => {
  expect(await isGrantedPortal(createBrowser(['https://a.example/*']), { quoteManager }, 'about:blank')).toBe(false);
  expect(await isGrantedPortal(createBrowser(['https://a.example/*']), { quoteManager }, '')).toBe(false);
});
