import { expect, test } from 'vitest';
import { createProblem, type ProblemCode } from '../../utils/domain/problem';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { fail } from '../../utils/queue/fail';
import { reportProgress } from '../../utils/queue/renewLease';
import { saveDocument } from '../../utils/queue/saveDocument';
import { leaseMs, own, ref, rejected, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const look = (database: QuotebridgeDatabase, now: number) => loadDocumentStatus(database, { tenant, ref, now });

test('unlinked, queued, syncing with progress', async () => {
  const database = openTestDatabase();
  expect(await look(database, 0)).toMatchObject({ ref, state: 'unlinked', since: null });
  await enqueue(database, { tenant, ref, now: 1_000 });
  expect(await look(database, 1_000)).toMatchObject({ state: 'queued', since: 1_000, resumesAt: null });
  await startJob(database, 2_000);
  await reportProgress(database, { ...own, now: 2_100, leaseMs, progress: { done: 1, total: 4 } });
  expect(await look(database, 2_200)).toMatchObject({ state: 'syncing', progress: { done: 1, total: 4 } });
});

test.each([
  ['autotask-refused', undefined, 'failed'],
  ['autotask-refused', 'partial', 'partial'],
  ['conflict', undefined, 'conflict'],
  ['managed-elsewhere', undefined, 'managed-elsewhere'],
  ['auth-rejected', undefined, 'paused'],
  ['offline', undefined, 'offline'],
  ['rate-limited', undefined, 'paused'],
  ['timed-out', undefined, 'queued'],
] as const)('%s (%s) shows as %s', async (code: ProblemCode, state, shown) => {
  const database = openTestDatabase();
  await startJob(database);
  const problem = createProblem(code);
  await fail(database, { ...own, problem, now: 2_000, state, random: () => 0.5 });
  expect(await look(database, 2_001)).toMatchObject({ state: shown, problem: { code }, since: 2_000 });
});

test('a waiting retry says when it goes on, and becomes plainly queued when due', async () => {
  const database = openTestDatabase();
  await startJob(database);
  const problem = createProblem('offline', {}, { retryAfterMs: 30_000 });
  await fail(database, { ...own, problem, now: 2_000, random: () => 0 });
  expect(await look(database, 2_000)).toMatchObject({ state: 'offline', resumesAt: 32_000 });
  expect(await look(database, 32_000)).toMatchObject({ state: 'queued', resumesAt: null, problem: null });
});

test('every document of a paused tenant shows the one problem', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await enqueue(database, { tenant, ref: 'quote:2', now: 1_000 });
  await fail(database, { ...own, problem: rejected, now: 2_000, random: () => 0 });
  const status = await loadDocumentStatus(database, { tenant, ref: 'quote:2', now: 2_000 });
  expect(status).toMatchObject({ state: 'paused', problem: { code: 'auth-rejected' } });
});

test('a document found newer than verified is outdated', async () => {
  const database = openTestDatabase();
  await saveDocument(database, { tenant, ref, now: 5_000, facts: { lastState: 'outdated', verifiedAt: 1_000 } });
  expect(await look(database, 6_000)).toMatchObject({ state: 'outdated', since: 5_000 });
});
