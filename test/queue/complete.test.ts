import { expect, test } from 'vitest';
import { complete } from '../../utils/queue/complete';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { fail } from '../../utils/queue/fail';
import { StorageError } from '../../utils/queue/storageError';
import { key, own, ref, refused, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const facts = { number: 'QO00000123', title: 'Laptops', verifiedAt: 3_000, autotaskUrl: 'https://ww1.autotask.net/x' };

test('success removes job and problem and keeps the facts', async () => {
  const database = openTestDatabase();
  await startJob(database);
  await fail(database, { ...own, problem: refused, now: 1_500, random: () => 0 });
  await startJob(database, 2_000);
  expect(await complete(database, { ...own, now: 3_000, facts, summary: 'Synced' })).toBe('done');
  expect([await database.jobs.count(), await database.problems.count()]).toEqual([0, 0]);
  const status = await loadDocumentStatus(database, { tenant, ref, now: 4_000 });
  expect(status).toMatchObject({ state: 'synced', since: 3_000, number: 'QO00000123', problem: null });
});

test('complete is all or nothing', async () => {
  const database = openTestDatabase();
  await startJob(database);
  database.activity.hook('creating', () => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  const ending = complete(database, { ...own, now: 3_000, facts, summary: 'Synced' });
  await expect(ending).rejects.toBeInstanceOf(StorageError);
  expect(await database.jobs.get(key)).toMatchObject({ state: 'running' });
  expect(await database.documents.count()).toBe(0);
});
