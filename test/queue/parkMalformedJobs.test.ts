import { expect, test } from 'vitest';
import { claim } from '../../utils/queue/claim';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { parkMalformedJobs } from '../../utils/queue/parkMalformedJobs';
import { key, leaseMs, ref, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const damages = {
  'no due time': { runAt: undefined },
  'a due time that is no number': { runAt: Number.NaN },
  'an unknown state': { state: 'resting' },
  'no count of strikes': { strikes: undefined },
  'another reference than its key': { ref: 'quote:999' },
  'another tenant than its key': { tenant: 'elsewhere' },
  'half a lease': { state: 'running', lease: { owner: 'x' } },
};

test.each(Object.entries(damages))('a job with %s is taken out and said so; the next one runs', async (_, damage) => {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref, now: 1 });
  await enqueue(database, { tenant, ref: 'quote:7', now: 2 });
  await database.table('jobs').update(key, damage);
  expect(await parkMalformedJobs(database, 10)).toBe(1);
  expect(await loadDocumentStatus(database, { tenant, ref, now: 10 })).toMatchObject({
    state: 'failed',
    problem: { code: 'unexpected' },
  });
  expect((await claim(database, { tenant, owner: 'a', now: 10, leaseMs }))?.ref).toBe('quote:7');
  expect(await enqueue(database, { tenant, ref, now: 20, clearProblem: true })).toMatchObject({ state: 'queued' });
});

test('a job whose key names no document goes', async () => {
  const database = openTestDatabase();
  await enqueue(database, { tenant, ref, now: 1 });
  await database.table('jobs').add({ key: 'nonsense' });
  expect(await parkMalformedJobs(database, 10)).toBe(1);
  expect(await database.jobs.toCollection().primaryKeys()).toEqual([key]);
});
