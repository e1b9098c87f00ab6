import { expect, test, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Background } from '../../../entrypoints/background/Background';
import { testConnection } from '../../../entrypoints/background/testConnection';
import { createLanes } from '../../../utils/autotask/lanes';
import { defaultSettings } from '../../../utils/settings/defaultSettings';
import { createFreshBudget } from './createFreshBudget';

const credentials = {
  quoteManagerApiKey: 'key',
  autotaskUserName: 'user',
  autotaskSecret: 'secret',
  autotaskIntegrationCode: 'code',
};

function createStage(granted: string[]) {
  const contains = async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.includes(origin));
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    throw new TypeError('no network');
  });
  const browser = { permissions: { contains } } as unknown as Browser;
  const background = {
    browser,
    fetch,
    budget: createFreshBudget(),
    lanes: createLanes({ perEndpoint: 3 }),
  } as unknown as Background;
  const hosts = () => fetch.mock.calls.map(([url]) => new URL(String(url)).hostname);
  return { hosts, test: () => testConnection(background, defaultSettings, credentials) };
}

test('before access was allowed nothing is sent, and the outcome names the sites', async () => {
  const stage = createStage([]);
  const report = await stage.test();
  expect(report.quoteManager).toMatchObject({
    problem: { code: 'access-missing', parts: { hosts: 'https://api.kaseyaquotemanager.com' } },
  });
  expect(report.autotask).toMatchObject({
    problem: { code: 'access-missing', parts: { hosts: 'https://*.autotask.net' } },
  });
  expect(stage.hosts()).toEqual([]);
});

test('a system that may be reached is asked, the other one is not', async () => {
  const stage = createStage(['https://*.autotask.net/*']);
  expect((await stage.test()).quoteManager).toMatchObject({ problem: { code: 'access-missing' } });
  expect(new Set(stage.hosts())).toEqual(new Set(['webservices.autotask.net']));
});
