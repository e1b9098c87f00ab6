import { expect, test } from 'vitest';
import { claim } from '../../utils/queue/claim';
import { complete } from '../../utils/queue/complete';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { loadKnown, recordIntent, recordOutcome } from '../../utils/queue/journal';
import { rekey } from '../../utils/queue/rekey';
import { key, leaseMs, own, ref, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const byNumber = 'quote:QO00000123' as const;
const numberKey = `${tenant}|${byNumber}`;
const move = { tenant, from: byNumber, to: ref, now: 2_000 };

test('the running job and all its records move to the id', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000, byNumber);
  const record = { documentKey: numberKey, entity: 'Quotes' as const };
  await recordOutcome(database, { ...record, key: 'quote', id: 7, base: { name: 'x' } });
  await recordIntent(database, { ...record, key: 'item:line-1', fields: {}, at: 1_000 });
  const { job, goesOn } = await rekey(database, move);
  expect(goesOn).toBe(true);
  expect(job).toMatchObject({ key, ref, state: 'running', lease: { owner: 'a' } });
  expect(await database.jobs.toCollection().primaryKeys()).toEqual([key]);
  const known = await loadKnown(database, key, 1_500);
  expect(known).toMatchObject({ links: [{ key: 'quote', id: 7 }], intents: [{ key: 'item:line-1', ageMs: 500 }] });
  expect(await loadKnown(database, numberKey, 1_500)).toEqual({ links: [], intents: [] });
  expect(await complete(database, { ...own, now: 3_000, facts: {}, summary: '' })).toBe('done');
});

test('a waiting job under the id is merged into the running one', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000, byNumber);
  await enqueue(database, { tenant, ref, now: 1_500 });
  const { job, goesOn } = await rekey(database, move);
  expect([goesOn, job?.state, job?.lease?.owner]).toEqual([true, 'running', 'a']);
  expect(await database.jobs.count()).toBe(1);
});

test('a click under the id is not held by a parked job under the number', async () => {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref: byNumber, now: 1_000 });
  await database.jobs.update(numberKey, { state: 'parked' });
  await enqueue(database, { tenant, ref, now: 1_500, clearProblem: true });
  const { job } = await rekey(database, move);
  expect(job).toMatchObject({ key, state: 'queued', rank: 0, runAt: 1_000, createdAt: 1_000 });
});

test('when another worker is at the document, it runs once more and this one stops', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000, byNumber);
  await enqueue(database, { tenant, ref, now: 1_000 });
  await claim(database, { tenant, owner: 'b', now: 1_000, leaseMs });
  const { job, goesOn } = await rekey(database, move);
  expect(goesOn).toBe(false);
  expect(job).toMatchObject({ key, dirty: true, lease: { owner: 'b' } });
  expect(await database.jobs.count()).toBe(1);
});

test('afterwards a page that knows only the number finds the document', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000, byNumber);
  await rekey(database, move);
  await complete(database, { ...own, now: 3_000, facts: {}, summary: '' });
  const status = await loadDocumentStatus(database, { tenant, ref: byNumber, now: 4_000 });
  expect(status).toMatchObject({ ref, state: 'synced', number: 'QO00000123' });
  expect((await enqueue(database, { tenant, ref: byNumber, now: 5_000 })).key).toBe(key);
});

test('an order with the same number is another document', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000, byNumber);
  await rekey(database, move);
  const job = await enqueue(database, { tenant, ref: 'order:QO00000123', now: 5_000 });
  expect(job.ref).toBe('order:QO00000123');
});
