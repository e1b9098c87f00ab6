import { expect, test } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import { claim } from '../../utils/queue/claim';
import { complete } from '../../utils/queue/complete';
import { MAX_STRIKES } from '../../utils/queue/decideFailure';
import { enqueue } from '../../utils/queue/enqueue';
import { fail } from '../../utils/queue/fail';
import { holdForeignJobs } from '../../utils/queue/holdForeignJobs';
import { reschedule } from '../../utils/queue/reschedule';
import { resumeTenant } from '../../utils/queue/resumeTenant';
import { retry } from '../../utils/queue/retry';
import { key, leaseMs, offline, own, ref, refused, rejected, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const random = () => 0.5;

test('a refusal is parked with its problem and a line of activity', async () => {
  const database = openTestDatabase();
  await startJob(database);
  expect(await fail(database, { ...own, problem: refused, now: 2_000, random })).toBe('parked');
  expect(await database.jobs.count()).toBe(0);
  expect(await database.problems.get(key)).toMatchObject({ problem: refused, at: 2_000, tenantWide: false });
  expect(await database.activity.toArray()).toMatchObject([{ kind: 'problem', documentKey: key }]);
});

test('a click that came meanwhile runs before anything is parked', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await enqueue(database, { tenant, ref, now: 1_500 });
  expect(await fail(database, { ...own, problem: refused, now: 2_000, random })).toBe('queued-again');
  expect(await database.problems.count()).toBe(0);
});

test('a person’s click that came meanwhile runs at once, whatever the attempt met', async () => {
  const spent = createProblem('rate-limited', { system: 'Autotask' }, { retryAfterMs: 3_600_000 });
  for (const problem of [rejected, spent, offline, createProblem('timed-out')]) {
    const database = openTestDatabase();
    await startJob(database);
    await enqueue(database, { tenant, ref: 'quote:2', now: 1_000 });
    await enqueue(database, { tenant, ref, now: 1_500, clearProblem: true, connection: 'mended' });
    expect(await fail(database, { ...own, problem, now: 2_000, random })).toBe('queued-again');
    expect(await database.jobs.get(key)).toMatchObject({ state: 'queued', runAt: 2_000, strikes: 0, dirty: false });
    expect(await database.problems.count()).toBe(0);
    expect(await claim(database, { tenant, owner: 'a', now: 2_000, leaseMs })).toMatchObject({ ref, attempts: 1 });
    // It was one more attempt, not one for ever.
    expect(await fail(database, { ...own, problem, now: 2_000, random })).not.toBe('queued-again');
  }
});

test('what came by itself meanwhile ends no pause and no wait', async () => {
  for (const problem of [rejected, offline]) {
    const database = openTestDatabase();
    await startJob(database);
    await enqueue(database, { tenant, ref, now: 1_500 });
    await fail(database, { ...own, problem, now: 2_000, random });
    expect(await claim(database, { tenant, owner: 'a', now: 2_000, leaseMs })).toBeNull();
  }
});

test('a stated wait is kept', async () => {
  const database = openTestDatabase();
  await startJob(database);
  const problem = createProblem('rate-limited', { system: 'Autotask' }, { retryAfterMs: 90_000 });
  expect(await fail(database, { ...own, problem, now: 2_000, random })).toBe('queued');
  expect(await database.jobs.get(key)).toMatchObject({ runAt: 92_000, lastProblem: problem, lease: null });
});

test('a replaced connection keeps a document waiting only when it happens again and again', async () => {
  const database = openTestDatabase();
  await startJob(database);
  const problem = createProblem('connection-changed');
  await fail(database, { ...own, problem, now: 2_000, random });
  expect(await claim(database, { tenant, owner: 'a', now: 2_000, leaseMs })).toMatchObject({ ref });
  await fail(database, { ...own, problem, now: 2_000, random });
  expect(await claim(database, { tenant, owner: 'a', now: 3_999, leaseMs })).toBeNull();
});

async function failOften(code: 'offline' | 'timed-out', times: number) {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref, now: 0 });
  let outcome = '';
  for (let i = 1; i <= times; i++) {
    const now = i * 600_000;
    await claim(database, { tenant, owner: 'a', now, leaseMs });
    outcome = await fail(database, { ...own, problem: createProblem(code), now, random });
  }
  return outcome;
}

test('timing out is given up after a bounded number of attempts', async () => {
  expect(await failOften('timed-out', MAX_STRIKES - 1)).toBe('queued');
  expect(await failOften('timed-out', MAX_STRIKES)).toBe('parked');
});

test('what was given up says after how many attempts, those that met no network included', async () => {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref, now: 0 });
  const codes = ['offline', ...Array.from({ length: MAX_STRIKES }, () => 'autotask-crashed' as const)] as const;
  for (const [index, code] of codes.entries()) {
    const now = (index + 1) * 600_000;
    await claim(database, { tenant, owner: 'a', now, leaseMs });
    await fail(database, { ...own, problem: createProblem(code), now, random });
    const tries = (await database.problems.get(key))?.problem.givenUpAfter;
    expect(tries).toBe(index === MAX_STRIKES ? MAX_STRIKES + 1 : undefined);
  }
});

test('being offline is waited out however long', async () => {
  expect(await failOften('offline', 3 * MAX_STRIKES)).toBe('queued');
});

test('refused credentials stop the tenant with one problem; other tenants go on', async () => {
  const database = openTestDatabase();
  await startJob(database);
  for (const id of [2, 3]) await enqueue(database, { tenant, ref: `quote:${id}`, now: 1_000 });
  await enqueue(database, { tenant: 'other.example', ref, now: 1_000 });
  expect(await fail(database, { ...own, problem: rejected, now: 2_000, random })).toBe('paused');
  expect(await database.jobs.where('state').equals('parked').count()).toBe(3);
  expect(await database.problems.toArray()).toMatchObject([{ key, tenantWide: true }]);
  const other = { tenant: 'other.example', owner: 'a', now: 9_000, leaseMs };
  expect((await claim(database, other))?.tenant).toBe('other.example');
  expect(await claim(database, { tenant, owner: 'a', now: 9_000, leaseMs })).toBeNull();
});

test('mended credentials let the whole tenant go on, by retry, by resume or by a success', async () => {
  for (const mend of ['retry', 'resume', 'success'] as const) {
    const database = openTestDatabase();
    await startJob(database);
    await enqueue(database, { tenant, ref: 'quote:2', now: 1_000 });
    await fail(database, { ...own, problem: rejected, now: 2_000, random });
    if (mend === 'retry') await retry(database, { tenant, ref, now: 3_000 });
    if (mend === 'resume') await resumeTenant(database, { tenant, now: 3_000 });
    if (mend === 'success') {
      await enqueue(database, { tenant, ref: 'quote:7', now: 3_000, clearProblem: true });
      await claim(database, { tenant, owner: 'a', now: 3_000, leaseMs });
      await complete(database, { key: `${tenant}|quote:7`, owner: 'a', now: 3_000, facts: {}, summary: '' });
    }
    expect(await database.jobs.where('state').equals('queued').count()).toBe(2);
    expect(await database.problems.count()).toBe(0);
  }
});

test('waiting for a create to settle is no failure', async () => {
  const database = openTestDatabase();
  await startJob(database);
  expect(await reschedule(database, { ...own, now: 2_000, delayMs: 10_000, problem: null })).toBe('queued');
  expect(await database.jobs.get(key)).toMatchObject({ runAt: 12_000, strikes: 0, lastProblem: null });
});

test('a worker that lost its job changes nothing', async () => {
  const database = openTestDatabase();
  await startJob(database);
  const stranger = { key, owner: 'b', problem: refused, now: 2_000, random };
  expect(await fail(database, stranger)).toBe('lost');
  expect(await fail(database, { ...stranger, problem: offline })).toBe('lost');
  expect(await database.jobs.get(key)).toMatchObject({ state: 'running' });
});

test('the spent share of what is done by itself keeps nobody’s click waiting', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await enqueue(database, { tenant, ref: 'quote:7', now: 1_500 });
  await enqueue(database, { tenant, ref: 'quote:8', now: 1_500, clearProblem: true });
  const problem = createProblem('rate-limited', { system: 'Quote Manager' }, { retryAfterMs: 90_000 });
  await fail(database, { ...own, problem, now: 2_000, random });
  const runAt = async (id: number) => (await database.jobs.get(`${tenant}|quote:${id}`))?.runAt;
  expect([await runAt(7), await runAt(8)]).toEqual([92_001, 1_500]);
});

test('what was parked for refused credentials stays so, whatever it met before', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await enqueue(database, { tenant, ref: 'quote:2', now: 900, clearProblem: true });
  await fail(database, { ...own, problem: createProblem('connection-changed'), now: 2_000, random });
  const next = await claim(database, { tenant, owner: 'a', now: 2_000, leaseMs });
  expect(await fail(database, { key: next?.key ?? '', owner: 'a', problem: rejected, now: 2_100, random })).toBe(
    'paused',
  );
  await holdForeignJobs(database, { tenant, now: 3_000 });
  expect((await database.jobs.toArray()).map(({ state }) => state)).toEqual(['parked', 'parked']);
});
