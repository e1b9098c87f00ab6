import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import {
  interfaceOrigins,
  isGrantedPortal,
  missingOrigins,
  neededOrigins,
  portalOrigins,
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
