import { expect, test } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import { claim } from '../../utils/queue/claim';
import { complete } from '../../utils/queue/complete';
import { countProblems } from '../../utils/queue/countProblems';
import { MAX_STRIKES } from '../../utils/queue/decideFailure';
import { dismiss } from '../../utils/queue/dismiss';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { fail } from '../../utils/queue/fail';
import { retry } from '../../utils/queue/retry';
import { StorageError } from '../../utils/queue/storageError';
import { key, leaseMs, offline, own, ref, refused, rejected, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

test('twenty clicks at once make one job', async () => {
  const database = openTestDatabase();
  await Promise.all(Array.from({ length: 20 }, (_, now) => enqueue(database, { tenant, ref, now })));
  expect(await database.jobs.count()).toBe(1);
  expect(await database.jobs.get(key)).toMatchObject({ state: 'queued', attempts: 0, revision: 20, createdAt: 0 });
});

test('a click on a waiting job makes it due now and forgets its attempts', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000);
  await fail(database, { ...own, problem: offline, now: 1_500, random: () => 0.5 });
  expect((await database.jobs.get(key))?.runAt).toBeGreaterThan(3_000);
  const job = await enqueue(database, { tenant, ref, now: 2_000, clearProblem: true });
  expect(job).toMatchObject({ state: 'queued', runAt: 2_000, attempts: 0, strikes: 0, lastProblem: null });
});

test('what nobody asked for ends no wait and forgives no failure', async () => {
  const database = openTestDatabase();
  for (let now = 1; now < MAX_STRIKES; now++) {
    await enqueue(database, { tenant, ref, now: now * 600_000 });
    await claim(database, { tenant, owner: 'a', now: now * 600_000, leaseMs });
    await fail(database, { ...own, problem: createProblem('timed-out'), now: now * 600_000, random: () => 0.5 });
  }
  const waiting = await database.jobs.get(key);
  expect(waiting).toMatchObject({ strikes: MAX_STRIKES - 1, attempts: MAX_STRIKES - 1, rank: 1 });
  expect(await enqueue(database, { tenant, ref, now: (waiting?.runAt ?? 0) - 1 })).toEqual(waiting);
  // A save while the last attempt runs starts no new count either.
  await claim(database, { tenant, owner: 'a', now: waiting?.runAt ?? 0, leaseMs });
  await enqueue(database, { tenant, ref, now: 9_000_000 });
  const last = { ...own, problem: createProblem('timed-out'), now: 9_000_001, random: () => 0.5 };
  expect(await fail(database, last)).toBe('parked');
});

test('what nobody asked for comes no later than it was first planned', async () => {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref, now: 1_000, runAt: 4_000 });
  expect(await enqueue(database, { tenant, ref, now: 2_000, runAt: 5_000 })).toMatchObject({ runAt: 4_000 });
  expect(await enqueue(database, { tenant, ref, now: 3_000 })).toMatchObject({ runAt: 3_000 });
});

test('a save during a run that is refused is tried, with the failures of before', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await fail(database, { ...own, problem: createProblem('timed-out'), now: 1_000, random: () => 0 });
  await claim(database, { tenant, owner: 'a', now: 9_000, leaseMs });
  await enqueue(database, { tenant, ref, now: 9_500 });
  expect(await fail(database, { ...own, problem: refused, now: 10_000, random: () => 0 })).toBe('queued-again');
  expect(await database.jobs.get(key)).toMatchObject({ state: 'queued', runAt: 10_000, strikes: 1, dirty: false });
});

test('a click on a running job runs it once more afterwards', async () => {
  const database = openTestDatabase();
  await startJob(database);
  expect(await enqueue(database, { tenant, ref, now: 2_000 })).toMatchObject({ state: 'running', dirty: true });
  const outcome = await complete(database, { ...own, now: 3_000, facts: { verifiedAt: 3_000 }, summary: 'Synced' });
  expect(outcome).toBe('queued-again');
  expect(await database.jobs.get(key)).toMatchObject({ state: 'queued', dirty: false, runAt: 3_000, lease: null });
  await claim(database, { tenant, owner: 'a', now: 3_000, leaseMs });
  expect(await complete(database, { ...own, now: 4_000, facts: {}, summary: 'Synced' })).toBe('done');
  expect(await database.jobs.count()).toBe(0);
});

test('the problem goes only with a click of the user', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await fail(database, { ...own, problem: refused, now: 2_000, random: () => 0 });
  await enqueue(database, { tenant, ref, now: 3_000 });
  expect(await database.problems.count()).toBe(1);
  await retry(database, { tenant, ref, now: 4_000 });
  expect(await database.problems.count()).toBe(0);
});

test('a dismissed problem no longer counts', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await fail(database, { ...own, problem: refused, now: 2_000, random: () => 0 });
  expect(await countProblems(database)).toBe(1);
  await dismiss(database, { tenant, ref });
  expect(await countProblems(database)).toBe(0);
  expect(await database.problems.get(key)).toMatchObject({ dismissed: true });
});

test('a database that does not open is a StorageError, never a queued job', async () => {
  const database = openTestDatabase();
  database.close({ disableAutoOpen: true });
  await expect(enqueue(database, { tenant, ref, now: 0 })).rejects.toBeInstanceOf(StorageError);
});

test('a full disk is a StorageError and leaves nothing behind', async () => {
  const database = openTestDatabase();
  database.jobs.hook('creating', () => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  await expect(enqueue(database, { tenant, ref, now: 0 })).rejects.toBeInstanceOf(StorageError);
  expect(await database.jobs.count()).toBe(0);
});

test('what nobody asked for waits while credentials pause the tenant, and goes on with it', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await fail(database, { ...own, problem: rejected, now: 2_000, random: () => 0 });
  await enqueue(database, { tenant, ref, now: 3_000 });
  await enqueue(database, { tenant, ref: 'quote:2', now: 3_000 });
  expect(await claim(database, { tenant, owner: 'a', now: 4_000, leaseMs })).toBeNull();
  expect(await loadDocumentStatus(database, { tenant, ref: 'quote:2', now: 4_000 })).toMatchObject({ state: 'paused' });
  await enqueue(database, { tenant, ref: 'quote:3', now: 5_000, clearProblem: true });
  await enqueue(database, { tenant, ref: 'quote:3', now: 5_000 });
  expect(await claim(database, { tenant, owner: 'a', now: 5_000, leaseMs })).toMatchObject({ ref: 'quote:3' });
  await retry(database, { tenant, ref, now: 6_000 });
  expect(await database.jobs.where('state').equals('queued').count()).toBe(2);
});
