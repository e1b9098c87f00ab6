import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Background } from '../../../entrypoints/background/Background';
import { createBackground } from '../../../entrypoints/background/createBackground';
import { createHandlers } from '../../../entrypoints/background/createHandlers';
import { createQueueHandlers } from '../../../entrypoints/background/createQueueHandlers';
import { followSave } from '../../../entrypoints/background/followSave';
import { tenantOf } from '../../../entrypoints/background/tenantOf';
import { QUEUE_ALARM } from '../../../utils/platform/alarms';
import { startCatalogueRun } from '../../../utils/queue/catalogueRuns';
import { loadDocumentStatus } from '../../../utils/queue/documentStatus';
import { enqueue } from '../../../utils/queue/enqueue';
import { saveDocument } from '../../../utils/queue/saveDocument';
import { defaultSettings } from '../../../utils/settings/defaultSettings';
import { saveSecrets } from '../../../utils/vault/credentialsVault';
import { placesOf } from '../../../utils/vault/secretPlaces';
import { createTestBrowser } from './createTestBrowser';

const tenant = tenantOf(defaultSettings);
const ref = 'quote:1';
const credentials = {
  quoteManagerApiKey: 'k',
  autotaskUserName: 'u',
  autotaskSecret: 's',
  autotaskIntegrationCode: 'i',
};

let background: Background;

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(async () => {
  await background.database.delete();
  vi.restoreAllMocks();
});

function start() {
  const parts = createTestBrowser();
  background = createBackground(parts.browser);
  return parts;
}

test('an idle background has no alarm', async () => {
  const { seen } = start();
  background.wake();
  await expect.poll(() => seen.alarms.length).toBeGreaterThan(1);
  expect(new Set(seen.alarms)).toEqual(new Set(['cleared']));
});

test('work sets the alarm before it begins, and takes it away when nothing is left', async () => {
  const { seen } = start();
  await enqueue(background.database, { tenant, ref, now: Date.now(), clearProblem: true });
  background.wake();
  await expect.poll(() => seen.badge).toBe('1');
  await expect.poll(() => seen.alarm).toBeUndefined();
  expect(seen.alarms[0]).toBe(QUEUE_ALARM);
  expect(await loadDocumentStatus(background.database, { tenant, ref, now: Date.now() })).toMatchObject({
    state: 'paused',
    problem: { code: 'not-connected' },
  });
});

test('a job that waits for later has its alarm, and calls that come together start one run', async () => {
  const { seen } = start();
  const runAt = Date.now() + 10 * 60_000;
  await enqueue(background.database, { tenant, ref, now: Date.now(), runAt });
  for (let call = 0; call < 5; call++) background.wake();
  await expect.poll(() => seen.alarm?.scheduledTime).toBe(runAt);
  expect((await background.database.jobs.toArray()).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['queued', 0],
  ]);
});

test('a job that a dead background left is taken up at once', async () => {
  start();
  const { database } = background;
  const job = await enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true });
  const lease = { owner: 'dead', until: Date.now() + 60_000 };
  await database.jobs.put({ ...job, state: 'running', lease });
  background.wake();
  await expect.poll(async () => (await database.jobs.get(job.key))?.state).toBe('parked');
});

test('a store that cannot be read wakes the queue again later', async () => {
  const { seen, stored } = start();
  stored.settings = { version: 'none' };
  background.wake();
  await expect.poll(() => seen.alarm?.scheduledTime ?? 0).toBeGreaterThan(Date.now() + 50_000);
  expect(console.error).toHaveBeenCalled();
  stored.settings = undefined;
  background.wake();
  await expect.poll(() => seen.alarm).toBeUndefined();
});

test('a paused queue takes up nothing and has no alarm, and goes on when it is resumed', async () => {
  const { seen } = start();
  const { database } = background;
  const { pauseQueue, resumeQueue } = createQueueHandlers(background);
  const statusOf = () => loadDocumentStatus(database, { tenant, ref, now: Date.now() });
  await pauseQueue({}, {});
  await enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true });
  background.wake();
  await expect.poll(() => seen.alarms.length).toBeGreaterThan(3);
  expect(new Set(seen.alarms)).toEqual(new Set(['cleared']));
  expect(await statusOf()).toMatchObject({
    state: 'paused',
    problem: null,
    notices: [expect.stringMatching(/Resume/)],
  });
  await resumeQueue({}, {});
  await expect.poll(async () => (await statusOf()).problem?.code).toBe('not-connected');
});

describe('while another run holds the lock', () => {
  test('nobody asks for it again and again; the alarm stands', async () => {
    const { seen } = start();
    await enqueue(background.database, { tenant, ref, now: Date.now(), clearProblem: true });
    const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
    const holding = navigator.locks.request('quotebridge-sync', () => isOver);
    await expect.poll(async () => (await navigator.locks.query()).held?.length).toBe(1);
    background.wake();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    end();
    await holding;
    expect(seen.badges).toBeLessThanOrEqual(2);
    expect(seen.alarm).toBeDefined();
  });

  test.each(['ends', 'fails'])('a click that comes after its last look is taken up as soon as it %s', async (how) => {
    const { seen, onBadge } = start();
    const { database } = background;
    onBadge.push(async () => {
      await enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true });
      background.wake();
      // The other wake finds the lock held, and gives up.
      await expect.poll(() => seen.alarms.length).toBeGreaterThan(1);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect((await navigator.locks.query()).held?.length).toBe(1);
      if (how === 'fails') throw new Error('The browser shows no badge.');
    });
    background.wake();
    await expect.poll(async () => (await database.jobs.toArray())[0]?.state, { timeout: 3_000 }).toBe('parked');
  });
});

test('the background is kept alive while the catalogue is read, and not after that', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { promise: answer, reject: cut } = Promise.withResolvers<Response>();
  try {
    const fetch = vi.fn(() => answer);
    vi.stubGlobal('fetch', fetch);
    const { seen } = start();
    const { database } = background;
    await saveSecrets(database, credentials, placesOf(defaultSettings));
    await startCatalogueRun(database, { tenant, now: Date.now(), isFull: true, takesOver: false });
    background.wake();
    await expect.poll(() => fetch.mock.calls.length).toBe(1);
    await vi.advanceTimersByTimeAsync(65_000);
    expect(seen.beats).toBe(3);
    cut(new TypeError('Failed to fetch'));
    await expect.poll(async () => (await database.catalogueRuns.get(tenant))?.problem?.code).toBe('offline');
    await expect.poll(() => vi.getTimerCount()).toBe(0);
  } finally {
    cut(new TypeError('Failed to fetch'));
    vi.useRealTimers();
    vi.unstubAllGlobals();
  }
});

test('credentials that cannot be read any more stop the tenant once, and say what to do', async () => {
  const { seen } = start();
  const { database } = background;
  await saveSecrets(database, credentials, placesOf(defaultSettings));
  await database.keys.clear();
  const refs = [1, 2, 3, 4, 5].map((id) => `quote:${id}` as const);
  for (const each of refs) await enqueue(database, { tenant, ref: each, now: Date.now(), clearProblem: true });
  background.wake();
  await expect
    .poll(async () => new Set((await database.jobs.toArray()).map(({ state }) => state)))
    .toEqual(new Set(['parked']));
  expect(await database.jobs.count()).toBe(5);
  const [record, ...others] = await database.problems.toArray();
  expect(record).toMatchObject({ tenantWide: true, problem: { code: 'not-connected' } });
  expect(record?.problem.details).toEqual(['The stored credentials cannot be read. Enter them again.']);
  expect([others.length, seen.notifications.size]).toEqual([0, 1]);
});

test('a clock that was set back delays nothing beyond the next wake-up', async () => {
  const { seen } = start();
  const { database } = background;
  const ahead = Date.now() + 30 * 60_000;
  await enqueue(database, { tenant, ref, now: ahead, runAt: ahead + 5_000, clearProblem: true });
  background.wake();
  await expect.poll(async () => (await database.jobs.toArray())[0]?.state).toBe('parked');
  await expect.poll(() => seen.alarm).toBeUndefined();
});

test('a page that asks about a document wakes the queue after the clock was set back', async () => {
  start();
  const { database } = background;
  const ahead = Date.now() + 30 * 60_000;
  await enqueue(database, { tenant, ref, now: ahead, runAt: ahead + 5_000, clearProblem: true });
  const { getDocumentStatus } = createHandlers(background);
  await getDocumentStatus({ hint: { kind: 'quote', id: 1, number: null } }, {});
  await expect.poll(async () => (await database.jobs.toArray())[0]?.state).toBe('parked');
});

test('a save that the page reported is taken up after three seconds, without an alarm to wait for', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.parse('2026-11-23T09:00:00Z') });
  try {
    const { stored } = start();
    const { database } = background;
    stored.settings = { ...defaultSettings, automation: { enabled: true, browsers: 1 } };
    await saveDocument(database, { tenant, ref, now: Date.now(), facts: { verifiedAt: Date.now() } });
    const savedAt = Date.now();
    await followSave(background, tenant, { kind: 'quote', id: 1, number: null });
    expect(await database.jobs.toArray()).toMatchObject([{ state: 'queued', rank: 1, runAt: savedAt + 3_000 }]);
    // The background sleeps through so short a wait: browsers let no alarm ring before 30 s.
    await expect.poll(() => vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(await database.jobs.toArray()).toMatchObject([{ state: 'queued', attempts: 0 }]);
    await vi.advanceTimersByTimeAsync(1_100);
    await expect.poll(async () => (await database.jobs.toArray())[0]?.attempts).toBe(1);
    const [taken] = await database.jobs.toArray();
    // Polling moves this clock as well, by less than a second.
    expect((taken?.changedAt ?? 0) - savedAt).toBeLessThan(4_000);
  } finally {
    vi.useRealTimers();
  }
});
