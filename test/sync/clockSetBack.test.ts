import Big from 'big.js';
import { expect, it } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import type { SourceProduct } from '../../utils/domain/sourceDocument';
import { loadCatalogueRun, startCatalogueRun } from '../../utils/queue/catalogueRuns';
import { saveReference } from '../../utils/queue/referenceCache';
import { createCatalogueCache } from '../../utils/sync/createCatalogueCache';
import { createLookupMemory } from '../../utils/sync/createLookupMemory';
import { pollChanges } from '../../utils/sync/pollChanges';
import { createCategoryReader } from '../../utils/sync/readTenantLists';
import { stepCatalogue } from '../../utils/sync/stepCatalogue';
import { openTestDatabase } from '../queue/openTestDatabase';

const tenant = 't';
/** A clock that is years ahead, and what it says once it was set right. */
const wrong = Date.parse('2030-01-01T00:00:00Z');
const right = Date.parse('2026-11-28T00:00:00Z');
const offline = createProblem('offline', { system: 'Autotask' });

const product: SourceProduct = {
  id: 5,
  kind: 'product',
  number: 'PN-1',
  manufacturerPartNumber: 'M-1',
  name: 'Laptop',
  brand: null,
  category: null,
  price: new Big(1),
  retailPrice: new Big(1),
  cost: null,
  isActive: true,
  isSerialized: false,
  period: 'oneTime',
};

/** A database, a clock that can be set, and how often a catalogue step asked for its ports. */
function createStage() {
  const database = openTestDatabase();
  const state = { now: wrong, asked: 0 };
  const clock = () => state.now;
  const report = (error: unknown) => {
    throw error;
  };
  const openPorts = async () => {
    state.asked += 1;
    return { ok: false, problem: offline } as const;
  };
  const step = () => stepCatalogue({ database, tenant, clock, random: () => 0.5, openPorts, report });
  return { database, state, clock, step };
}

it('look-ups that were stored by a clock that was ahead are stale', async () => {
  const { database, state, clock } = createStage();
  const memory = createLookupMemory(database, tenant, clock);
  await memory.save(new Map([['catalogue:[1]', []]]));
  expect((await memory.load(['catalogue:[1]'])).size).toBe(1);
  state.now = right;
  expect((await memory.load(['catalogue:[1]'])).size).toBe(0);
});

it('so are products, brands and categories', async () => {
  const { database, state, clock } = createStage();
  const cache = createCatalogueCache(database, tenant, clock);
  await cache.save([product]);
  await cache.saveLists({ brands: new Map(), categories: new Map() } as never);
  let reads = 0;
  const fetchCategories = async () => {
    reads += 1;
    return { ok: true, value: [] } as const;
  };
  const readCategories = createCategoryReader(database, { tenant, clock, client: { fetchCategories } as never });
  await readCategories({ fresh: false });
  expect([(await cache.load([5])).size, (await cache.loadLists()) === null]).toEqual([1, false]);
  state.now = right;
  expect([(await cache.load([5])).size, await cache.loadLists()]).toEqual([0, null]);
  await readCategories({ fresh: false });
  expect(reads).toBe(2);
});

it('a catalogue run goes on at once, and no sooner than planned after that', async () => {
  const { database, state, step } = createStage();
  await startCatalogueRun(database, { tenant, now: wrong, isFull: true, takesOver: false });
  state.now = right;
  await step();
  expect(state.asked).toBe(1);
  const run = await loadCatalogueRun(database, tenant);
  expect(run?.startedAt).toBe(right);
  expect(run?.runAt).toBeGreaterThan(right);
  await step();
  expect(state.asked).toBe(1);
  // By less than a wait: half an hour.
  state.now = right - 30 * 60_000;
  await step();
  expect(state.asked).toBe(2);
});

it('what a run covered up to a moment in the future is looked at as a whole', async () => {
  const { database, step, state } = createStage();
  await startCatalogueRun(database, { tenant, now: wrong, isFull: false, takesOver: false });
  const run = await loadCatalogueRun(database, tenant);
  if (!run) throw new Error('There is a run.');
  await database.catalogueRuns.put({ ...run, state: 'done', coveredUntil: wrong });
  state.now = right;
  await startCatalogueRun(database, { tenant, now: right, isFull: false, takesOver: false });
  expect((await loadCatalogueRun(database, tenant))?.phase).toBe('suppliers');
  await step();
  expect(state.asked).toBe(1);
});

it('a look for changes asks for those of now, not of the future', async () => {
  const { database } = createStage();
  const value = { lastLookAt: wrong, coveredUntil: wrong, seen: {} };
  await saveReference(database, { key: `polling|${tenant}`, value, at: wrong });
  const since: (string | null)[] = [];
  const fetchPage = async (query: { since: string | null }) => {
    since.push(query.since);
    return { ok: true as const, value: [] };
  };
  const quoteManager = { fetchQuotePage: fetchPage, fetchSalesOrderPage: fetchPage };
  await pollChanges({ database, tenant, quoteManager, now: right });
  for (const from of since) expect(Date.parse(`${from}Z`)).toBeLessThan(right);
  expect(since).toHaveLength(2);
});
