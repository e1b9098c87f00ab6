import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { loadCatalogueRun, markStep, saveCatalogueProgress, startCatalogueRun } from '../../utils/queue/catalogueRuns';
import { claim } from '../../utils/queue/claim';
import { complete } from '../../utils/queue/complete';
import { MAX_STRIKES } from '../../utils/queue/decideFailure';
import { toSharedKey } from '../../utils/queue/documentKey';
import { enqueue } from '../../utils/queue/enqueue';
import { recordIntent } from '../../utils/queue/journal';
import { nextRunAt } from '../../utils/queue/nextRunAt';
import { releaseLeases } from '../../utils/queue/releaseLeases';
import { renewLease, reportProgress } from '../../utils/queue/renewLease';
import { key, leaseMs, own, ref, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

test('two claimers on two connections never get the same job', async () => {
  const disk = new IDBFactory();
  const [one, other] = [openTestDatabase(disk), openTestDatabase(disk)];
  const refs = Array.from({ length: 10 }, (_, id): DocumentRef => `quote:${id + 1}`);
  for (const each of refs) await enqueue(one, { tenant, ref: each, now: 0 });
  const claims = Array.from({ length: 14 }, (_, index) => {
    const isOne = index % 2 === 0;
    return claim(isOne ? one : other, { tenant, owner: isOne ? 'a' : 'b', now: 0, leaseMs });
  });
  const taken = (await Promise.all(claims)).filter((job) => job !== null).map((job) => job.ref);
  expect([...taken].sort()).toEqual([...refs].sort());
});

test('the earliest due job comes first and a later one not yet', async () => {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref: 'quote:2', now: 200 });
  await enqueue(database, { tenant, ref: 'quote:1', now: 100 });
  await enqueue(database, { tenant, ref: 'quote:3', now: 900 });
  const order = [];
  for (let i = 0; i < 3; i++)
    order.push((await claim(database, { tenant, owner: 'a', now: 500, leaseMs }))?.ref ?? null);
  expect(order).toEqual(['quote:1', 'quote:2', null]);
});

test('a lease that ran out frees the job, and its late worker is not heard', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000);
  expect(await claim(database, { tenant, owner: 'b', now: 1_000 + leaseMs - 1, leaseMs })).toBeNull();
  const job = await claim(database, { tenant, owner: 'b', now: 1_000 + leaseMs, leaseMs });
  expect(job).toMatchObject({ key, attempts: 2, strikes: 1, lease: { owner: 'b' } });
  expect(await complete(database, { ...own, now: 70_000, facts: {}, summary: '' })).toBe('lost');
  expect(await renewLease(database, { ...own, now: 70_000, leaseMs })).toBe(false);
  expect(await database.documents.count()).toBe(0);
});

test('renewing and progress keep the job', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000);
  expect(await renewLease(database, { ...own, now: 50_000, leaseMs })).toBe(true);
  expect(await claim(database, { tenant, owner: 'b', now: 100_000, leaseMs })).toBeNull();
  const progress = { done: 2, total: 5 };
  expect(await reportProgress(database, { ...own, now: 100_000, leaseMs, progress })).toBe(true);
  expect(await database.jobs.get(key)).toMatchObject({ progress, lease: { until: 160_000 } });
  expect(await nextRunAt(database, tenant)).toBe(160_000);
});

test('a restarted background goes on at once', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000);
  expect(await releaseLeases(database, { owner: 'b', now: 1_100 })).toBe(1);
  expect(await nextRunAt(database, tenant)).toBe(1_100);
  expect(await claim(database, { tenant, owner: 'b', now: 1_100, leaseMs })).toMatchObject({ key, strikes: 1 });
  expect(await releaseLeases(database, { owner: 'b', now: 1_200 })).toBe(0);
});

test('what a worker left unanswered when it died is as young as its successor; what is older stays so', async () => {
  const database = openTestDatabase();
  const intent = { documentKey: key, key: 'quote', entity: 'Quotes' as const, fields: {}, at: 900 };
  const ages = async () => (await database.intents.toArray()).map(({ at }) => at);
  await startJob(database, 1_000);
  await recordIntent(database, intent);
  await releaseLeases(database, { owner: 'b', now: 25_000 });
  expect(await ages()).toEqual([25_000]);
  await claim(database, { tenant, owner: 'b', now: 25_000, leaseMs });
  await releaseLeases(database, { owner: 'c', now: 25_000 + leaseMs });
  expect(await ages()).toEqual([25_000]);
});

test('a job that kills its worker each time is parked and the next one runs', async () => {
  const database = openTestDatabase();
  await startJob(database, 0);
  await enqueue(database, { tenant, ref: 'quote:999', now: 50 });
  for (let death = 1; death < MAX_STRIKES; death++) {
    await releaseLeases(database, { owner: 'z', now: 0 });
    expect((await claim(database, { tenant, owner: 'a', now: 1, leaseMs }))?.ref).toBe(ref);
  }
  await releaseLeases(database, { owner: 'z', now: 0 });
  expect((await claim(database, { tenant, owner: 'a', now: 100, leaseMs }))?.ref).toBe('quote:999');
  expect(await database.problems.get(key)).toMatchObject({ problem: { code: 'unexpected' } });
});

test('without jobs there is no next time', async () => {
  expect(await nextRunAt(openTestDatabase(), tenant)).toBeNull();
});

test('a job under which the background died again and again says how often it was tried', async () => {
  const database = openTestDatabase();
  await startJob(database, 0);
  for (let death = 1; death <= MAX_STRIKES; death++) {
    const job = await claim(database, { tenant, owner: 'a', now: death * leaseMs, leaseMs });
    expect(job === null).toBe(death === MAX_STRIKES);
  }
  expect((await database.problems.get(key))?.problem).toMatchObject({ code: 'unexpected', givenUpAfter: MAX_STRIKES });
});

describe('a step of the catalogue sync', () => {
  const shared = {
    documentKey: toSharedKey(tenant),
    key: 'product:P',
    entity: 'Products' as const,
    fields: {},
    at: 900,
  };

  async function startStep() {
    const database = openTestDatabase();
    await startCatalogueRun(database, { tenant, now: 900, isFull: true, takesOver: false });
    await recordIntent(database, shared);
    const ages = async () => (await database.intents.toArray()).map(({ at }) => at);
    return { database, ages };
  }

  test('that died after a create leaves it as young as its successor, once', async () => {
    const { database, ages } = await startStep();
    await markStep(database, tenant);
    await releaseLeases(database, { owner: 'b', now: 20_000 });
    expect(await ages()).toEqual([20_000]);
    await releaseLeases(database, { owner: 'c', now: 30_000 });
    expect(await ages()).toEqual([20_000]);
  });

  test('that came to its end leaves the age as it is', async () => {
    const { database, ages } = await startStep();
    await markStep(database, tenant);
    const run = await loadCatalogueRun(database, tenant);
    if (run) await saveCatalogueProgress(database, { run, problems: [], settled: [] });
    await releaseLeases(database, { owner: 'b', now: 20_000 });
    expect(await ages()).toEqual([900]);
  });

  test('of another tenant is its own', async () => {
    const { database, ages } = await startStep();
    await startCatalogueRun(database, { tenant: 'other', now: 900, isFull: true, takesOver: false });
    await markStep(database, 'other');
    await releaseLeases(database, { owner: 'b', now: 20_000 });
    expect(await ages()).toEqual([900]);
  });
});
