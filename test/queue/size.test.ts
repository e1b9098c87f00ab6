import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { claim } from '../../utils/queue/claim';
import { complete } from '../../utils/queue/complete';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { saveDecisions } from '../../utils/queue/decisions';
import { enqueue } from '../../utils/queue/enqueue';
import { prune, pruneDaily } from '../../utils/queue/prune';
import { saveReference } from '../../utils/queue/referenceCache';
import { saveDocument } from '../../utils/queue/saveDocument';
import { leaseMs, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const DAY_MS = 24 * 60 * 60_000;
const owner = 'a';

const keys = ['opportunity', 'quote', ...Array.from({ length: 20 }, (_, index) => `item:line-${index}`)];
const base = { name: 'A laptop of fourteen inches', description: 'x'.repeat(300), quantity: 3, unitPrice: '1234.5600' };

/** What a quote of twenty lines leaves: two parents and twenty items, each with what was written last. */
const linksOf = (ref: DocumentRef) =>
  keys.map((key, id) => ({ documentKey: `${tenant}|${ref}`, key, entity: 'QuoteItems' as const, id, base }));

async function syncOne(database: QuotebridgeDatabase, ref: DocumentRef, now: number): Promise<void> {
  const job = await enqueue(database, { tenant, ref, now, clearProblem: true });
  await claim(database, { tenant, owner, now, leaseMs });
  await database.links.bulkPut(linksOf(ref));
  await saveReference(database, { key: `lookups|${job.key}`, value: { companies: [base, base] }, at: now });
  await complete(database, {
    key: job.key,
    owner,
    now,
    facts: { number: 'QO00000001' },
    summary: `${ref}: 22 records`,
  });
}

async function bytesOf(database: QuotebridgeDatabase): Promise<number> {
  const rows = await Promise.all(database.tables.map((table) => table.toArray()));
  return serialize(rows).length;
}

test('a thousand synced documents take less than 20 MB, and what grows with each sync is bounded', async () => {
  const database = openTestDatabase();
  const refs = Array.from({ length: 1_000 }, (_, id): DocumentRef => `quote:${id + 1}`);
  for (const [index, ref] of refs.slice(0, 50).entries()) await syncOne(database, ref, index * 60_000);
  const [done] = await database.documents.toArray();
  if (!done) throw new Error('Nothing was synced.');
  await database.links.bulkPut(refs.slice(50).flatMap(linksOf));
  await database.documents.bulkPut(refs.map((ref) => ({ ...done, ref, key: `${tenant}|${ref}` })));
  const once = await bytesOf(database);
  expect(once).toBeLessThan(20_000_000);
  for (const [index, ref] of refs.slice(0, 50).entries()) await syncOne(database, ref, DAY_MS + index * 60_000);
  const note = { documentKey: 'k', text: 'quote:1: 22 records', kind: 'done' as const };
  await database.activity.bulkAdd(Array.from({ length: 2_500 }, (_, index) => ({ ...note, at: 2 * DAY_MS + index })));
  await prune(database, 4 * DAY_MS);
  expect(await database.activity.count()).toBe(2_000);
  expect(await bytesOf(database)).toBeLessThan(once * 1.2);
  await prune(database, 60 * DAY_MS);
  // The caches are gone, the links are not.
  expect(await database.reference.where('key').startsWith('lookups|').count()).toBe(0);
  expect(await database.links.count()).toBe(22_000);
}, 120_000);

test('documents that were only looked at go after a month; linked, waiting and failed ones stay', async () => {
  const database = openTestDatabase();
  const seen = (ref: DocumentRef) => saveDocument(database, { tenant, ref, now: 0, facts: { number: ref.slice(6) } });
  for (const ref of ['quote:1', 'quote:2', 'quote:3', 'quote:4'] as const) await seen(ref);
  await database.links.put({ documentKey: `${tenant}|quote:2`, key: 'quote', entity: 'Quotes', id: 1, base: {} });
  await enqueue(database, { tenant, ref: 'quote:3', now: 0 });
  const problem = createProblem('conflict');
  const place = { key: `${tenant}|quote:4`, tenant, ref: 'quote:4' as const, number: null, title: null };
  await database.problems.put({ ...place, problem, at: 0, tenantWide: false, dismissed: false });
  await prune(database, 29 * DAY_MS);
  expect(await database.documents.count()).toBe(4);
  await prune(database, 31 * DAY_MS);
  expect((await database.documents.toArray()).map(({ ref }) => ref)).toEqual(['quote:2', 'quote:3', 'quote:4']);
});

test('answers that no sync asked for go after three months', async () => {
  const database = openTestDatabase();
  await saveDecisions(database, { documentKey: 'k', decisions: { takeOver: true }, now: 0 });
  await prune(database, 91 * DAY_MS);
  expect(await database.decisions.count()).toBe(0);
});

test('the broom is taken once a day, however often the background starts', async () => {
  const database = openTestDatabase();
  const add = (at: number) => database.activity.add({ at, documentKey: 'k', text: '', kind: 'note' });
  const now = 200 * DAY_MS;
  await add(1);
  await pruneDaily(database, now);
  await add(2);
  await pruneDaily(database, now + DAY_MS - 1);
  expect(await database.activity.count()).toBe(1);
  await pruneDaily(database, now + DAY_MS);
  expect(await database.activity.count()).toBe(0);
});
