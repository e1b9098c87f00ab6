import { expect, test } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { claim } from '../../utils/queue/claim';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { fail } from '../../utils/queue/fail';
import { leaseMs, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const backlog = 1_000;
const random = () => 0.5;

/** A thousand documents that became due one after the other, in an order that is not the one of their keys. */
async function fill(database: QuotebridgeDatabase, count = backlog): Promise<DocumentRef[]> {
  const refs = Array.from({ length: count }, (_, index): DocumentRef => `quote:${((index * 7919) % 100_003) + 1}`);
  for (const [index, ref] of refs.entries()) await enqueue(database, { tenant, ref, now: index });
  return refs;
}

const take = (database: QuotebridgeDatabase, now: number) => claim(database, { tenant, owner: 'a', now, leaseMs });

test('a thousand jobs come in the order in which they became due; failures go to the end and block nobody', async () => {
  const database = openTestDatabase();
  const refs = await fill(database);
  const problem = createProblem('timed-out', { system: 'Autotask' });
  const order: DocumentRef[] = [];
  for (let turn = 0; turn < 50; turn++) {
    const job = await take(database, backlog);
    if (!job) throw new Error('Nothing was due.');
    order.push(job.ref);
    await fail(database, { key: job.key, owner: 'a', now: backlog, problem, random });
  }
  expect(order).toEqual(refs.slice(0, 50));
}, 20_000);

test('a person who clicks goes before what is done by itself, and a second click does not send a document back', async () => {
  const database = openTestDatabase();
  await fill(database, 20);
  await enqueue(database, { tenant, ref: 'quote:900001', now: 500, clearProblem: true });
  await enqueue(database, { tenant, ref: 'quote:900002', now: 600, clearProblem: true });
  await enqueue(database, { tenant, ref: 'quote:900001', now: 700, clearProblem: true });
  expect([(await take(database, 800))?.ref, (await take(database, 800))?.ref]).toEqual([
    'quote:900001',
    'quote:900002',
  ]);
});

test('what is done by itself never takes the place that a click has', async () => {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref: 'quote:1', now: 100, clearProblem: true });
  await enqueue(database, { tenant, ref: 'quote:1', now: 200 });
  expect(await take(database, 300)).toMatchObject({ ref: 'quote:1', rank: 0 });
});

test.each([
  ['offline', 'offline'],
  ['rate-limited', 'paused'],
  ['allowance-low', 'paused'],
] as const)(
  '%s stops all of them once, and they go on in their order',
  async (code, state) => {
    const database = openTestDatabase();
    const refs = await fill(database);
    const first = await take(database, backlog);
    if (!first) throw new Error('Nothing was due.');
    const problem = createProblem(code, { system: 'Autotask' }, { retryAfterMs: 60_000 });
    await fail(database, { key: first.key, owner: 'a', now: backlog, problem, random });
    expect(await take(database, backlog + 59_999)).toBeNull();
    const last = await loadDocumentStatus(database, { tenant, ref: refs[backlog - 1] ?? 'quote:0', now: backlog });
    expect(last).toMatchObject({ state, problem: { code } });
    const order: (DocumentRef | undefined)[] = [];
    for (let turn = 0; turn < 10; turn++) order.push((await take(database, 10 * 60_000))?.ref);
    expect(order).toEqual(refs.slice(0, 10));
  },
  20_000,
);

test('a refusal of one document stops no other', async () => {
  const database = openTestDatabase();
  await fill(database, 3);
  const first = await take(database, 100);
  const problem = createProblem('autotask-refused', { what: 'the quote' });
  await fail(database, { key: first?.key ?? '', owner: 'a', now: 100, problem, random });
  expect(await take(database, 100)).not.toBeNull();
});
