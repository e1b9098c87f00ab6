import { expect, test } from 'vitest';
import { loadOverview } from '../../entrypoints/popup/loadOverview';
import { createProblem } from '../../utils/domain/problem';
import { saveAllowance } from '../../utils/queue/allowance';
import { countProblems } from '../../utils/queue/countProblems';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { enqueue } from '../../utils/queue/enqueue';
import { holdForeignJobs } from '../../utils/queue/holdForeignJobs';
import { openTestDatabase } from './openTestDatabase';

const overviewOf = async (database: QuotebridgeDatabase, nowMs = 1_000) => {
  const overview = await loadOverview(database, nowMs);
  if (!overview.ok) throw new Error(overview.problem.code);
  return overview.value;
};

const addProblem = (database: QuotebridgeDatabase, tenant: string, tenantWide = false) =>
  database.problems.put({
    key: `${tenant}|quote:1`,
    tenant,
    ref: 'quote:1',
    problem: createProblem('auth-rejected', { system: 'Autotask' }),
    at: 1,
    number: null,
    title: null,
    tenantWide,
    dismissed: false,
  });

test('notifications are of the connection that is there now; the other one’s come back with it', async () => {
  const database = openTestDatabase();
  await addProblem(database, 'one', true);
  await addProblem(database, 'other');
  for (const [tenant, refusedAt] of [
    ['other', null],
    ['one', 1],
  ] as const) {
    await holdForeignJobs(database, { tenant, now: 1_000 });
    const overview = await overviewOf(database);
    expect(overview.notifications.map(({ key }) => key)).toEqual([`${tenant}|quote:1`]);
    expect([overview.refusedAt, await countProblems(database)]).toEqual([refusedAt, 1]);
  }
});

test('a job of another connection stays in the queue and says why it waits', async () => {
  const database = openTestDatabase();
  await enqueue(database, { tenant: 'one', ref: 'quote:1', now: 1 });
  await enqueue(database, { tenant: 'one', ref: 'quote:2', now: 2 });
  await enqueue(database, { tenant: 'other', ref: 'quote:2', now: 3 });
  await holdForeignJobs(database, { tenant: 'other', now: 10 });
  const { documents } = await overviewOf(database);
  expect(documents.map(({ ref, state, notices }) => [ref, state, notices.length])).toEqual([
    ['quote:2', 'queued', 0],
    ['quote:1', 'paused', 1],
  ]);
  expect(documents[1]?.notices[0]).toMatch(/another connection/);
});

test.each([
  [4_000, null],
  [6_000, /used to 61 %: documents are sent more slowly/],
  [9_300, /used to 94 %: the queue pauses/],
])('with %i requests used it says what that means', async (used, words) => {
  const database = openTestDatabase();
  await holdForeignJobs(database, { tenant: 'one', now: 1 });
  await saveAllowance(database, 'one', { limit: 10_000, used, at: 1_000, sent: 100, askedAt: 1_000 });
  const { allowance } = await overviewOf(database);
  if (words === null) expect(allowance).toBeNull();
  else expect(allowance).toMatch(words);
  expect((await overviewOf(database, 1_000 + 3_600_001)).allowance).toBeNull();
});
