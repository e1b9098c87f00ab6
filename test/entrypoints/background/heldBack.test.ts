import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Background } from '../../../entrypoints/background/Background';
import { createHandlers } from '../../../entrypoints/background/createHandlers';
import { createLanes } from '../../../utils/autotask/lanes';
import { createLog } from '../../../utils/platform/log';
import { QuotebridgeDatabase } from '../../../utils/queue/database';
import { defaultSettings } from '../../../utils/settings/defaultSettings';
import { createStorageArea } from '../../settings/createStorageArea';
import { createFreshBudget } from './createFreshBudget';

const credentials = {
  quoteManagerApiKey: 'CANARY-key',
  autotaskUserName: 'user',
  autotaskSecret: 'CANARY-secret',
  autotaskIntegrationCode: 'code',
};
const empty = { quoteManagerApiKey: '', autotaskUserName: '', autotaskSecret: '', autotaskIntegrationCode: '' };

/** A background that may reach every host, so that nothing but the vault keeps a secret back. */
function createStage() {
  const stored: Record<string, unknown> = {};
  const sent: { host: string; headers: string }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { host } = new URL(String(input));
    sent.push({ host, headers: JSON.stringify([...new Headers(init?.headers)]) });
    throw new TypeError('no network');
  };
  const browser = { storage: { local: createStorageArea(stored) }, permissions: { contains: async () => true } };
  const background: Background = {
    browser: browser as unknown as Browser,
    database: new QuotebridgeDatabase('held', { indexedDB: new IDBFactory(), IDBKeyRange }),
    log: createLog({ info: vi.fn(), warn: vi.fn(), error: vi.fn() }),
    fetch,
    budget: createFreshBudget(),
    lanes: createLanes({ perEndpoint: 3 }),
    lookedAt: new Map(),
    lastSession: { key: '', opening: null },
    wake: () => {},
    start: () => {},
  };
  const useApi = (apiUrl: string) => {
    stored.settings = { ...defaultSettings, quoteManager: { ...defaultSettings.quoteManager, apiUrl } };
  };
  return { background, handlers: createHandlers(background), sent, useApi, stored };
}

const sender = { id: 'own', url: 'chrome-extension://own/options.html' };

test('keys never go to an address that came later, neither with a test nor with a session', async () => {
  const { handlers, sent, useApi } = createStage();
  await handlers.saveCredentials({ credentials }, sender);
  sent.length = 0;
  useApi('https://evil.example/v1/');
  await handlers.testConnection({ credentials: empty }, sender);
  const answer = await handlers.getTenantLists({ fresh: true }, sender);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'keys-held-back', parts: { system: 'Quote Manager' } } });
  expect(sent.filter(({ headers }) => headers.includes('CANARY-key'))).toEqual([]);
  expect(await handlers.getStoredCredentials({}, sender)).toMatchObject({
    ok: true,
    value: {
      stored: { quoteManagerApiKey: false, autotaskSecret: true },
      problem: { code: 'keys-held-back', parts: { place: 'https://evil.example' } },
    },
  });
});

test('they go on at the address that they were given for, and once they were entered for the new one', async () => {
  const { handlers, sent, useApi } = createStage();
  await handlers.saveCredentials({ credentials }, sender);
  useApi('https://api.other.example/v1/');
  expect(await handlers.getStoredCredentials({}, sender)).toMatchObject({
    value: { stored: { quoteManagerApiKey: false } },
  });
  useApi(defaultSettings.quoteManager.apiUrl);
  expect(await handlers.getStoredCredentials({}, sender)).toMatchObject({
    value: { stored: { quoteManagerApiKey: true }, problem: null },
  });
  useApi('https://api.other.example/v1/');
  sent.length = 0;
  await handlers.testConnection({ credentials: { ...empty, quoteManagerApiKey: 'CANARY-new' } }, sender);
  expect(sent.filter(({ headers }) => headers.includes('CANARY-new')).map(({ host }) => host)).toEqual([
    'api.other.example',
  ]);
});

test('a test without the key that is held back asks only the other system', async () => {
  const { handlers, sent, useApi } = createStage();
  await handlers.saveCredentials({ credentials }, sender);
  sent.length = 0;
  useApi('https://evil.example/v1/');
  const answer = await handlers.testConnection({ credentials: empty }, sender);
  expect(answer).toMatchObject({ value: { quoteManager: { ok: false, problem: { code: 'keys-held-back' } } } });
  expect(new Set(sent.map(({ host }) => host))).toEqual(new Set(['webservices.autotask.net']));
});

test('credentials that cannot be read any more are asked for, with the reason', async () => {
  const { background, handlers } = createStage();
  await handlers.saveCredentials({ credentials }, sender);
  await background.database.keys.clear();
  const none = { quoteManagerApiKey: false, autotaskSecret: false };
  const details = ['The stored credentials cannot be read. Enter them again.'];
  expect(await handlers.getStoredCredentials({}, sender)).toMatchObject({
    ok: true,
    value: { stored: none, problem: { code: 'not-connected', details } },
  });
  const tested = await handlers.testConnection({ credentials: { ...empty, quoteManagerApiKey: 'typed' } }, sender);
  expect(tested).toMatchObject({ ok: true, value: { autotask: { problem: { code: 'not-connected' } } } });
  await handlers.saveCredentials({ credentials }, sender);
  expect(await handlers.getStoredCredentials({}, sender)).toMatchObject({
    value: { stored: { autotaskSecret: true }, problem: null },
  });
});

test('a good test is one of the addresses and credentials that it was made with', async () => {
  const { handlers, stored } = createStage();
  const known = async () => (await handlers.getStoredCredentials({}, sender)) as { value?: object };
  await handlers.saveCredentials({ credentials, isTested: true }, sender);
  expect(await known()).toMatchObject({ value: { savedAt: expect.any(Number), testedAt: expect.any(Number) } });
  const zoneUrl = 'https://webservices5.autotask.net/ATServicesRest/V1.0/zoneInformation';
  stored.settings = { ...defaultSettings, autotask: { ...defaultSettings.autotask, zoneUrl } };
  expect(await known()).toMatchObject({ value: { stored: { autotaskSecret: true }, savedAt: null, testedAt: null } });
  stored.settings = defaultSettings;
  expect(await known()).toMatchObject({ value: { testedAt: expect.any(Number) } });
  await handlers.saveCredentials({ credentials }, sender);
  expect(await known()).toMatchObject({ value: { savedAt: expect.any(Number), testedAt: null } });
});
