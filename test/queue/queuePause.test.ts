import { expect, test } from 'vitest';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { prune } from '../../utils/queue/prune';
import { isQueuePaused, pauseQueue, resumeQueue } from '../../utils/queue/queuePause';
import { ref, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const YEAR_MS = 365 * 24 * 60 * 60_000;

test('a pause shows at what waits, also for later, and not at what is under way', async () => {
  const database = openTestDatabase();
  await startJob(database, 1_000, 'quote:1');
  await enqueue(database, { tenant, ref, now: 1_000, runAt: 100_000 });
  await pauseQueue(database, 2_000);
  const look = (of: 'quote:1' | 'quote:2' | typeof ref) =>
    loadDocumentStatus(database, { tenant, ref: of, now: 3_000 });
  expect(await look('quote:1')).toMatchObject({ state: 'syncing', notices: [] });
  expect(await look(ref)).toMatchObject({ state: 'paused', resumesAt: null, problem: null });
  // Its worker died: nobody is at it any more.
  const late = await loadDocumentStatus(database, { tenant, ref: 'quote:1', now: 100_000 });
  expect(late).toMatchObject({ state: 'paused', notices: [expect.stringMatching(/Resume/)] });
  expect(await look('quote:2')).toMatchObject({ state: 'unlinked', notices: [] });
  await resumeQueue(database);
  expect(await look(ref)).toMatchObject({ state: 'queued', resumesAt: 100_000, notices: [] });
});

test('a pause lasts until it is ended, however long that is', async () => {
  const database = openTestDatabase();
  await pauseQueue(database, 0);
  await prune(database, YEAR_MS);
  expect(await isQueuePaused(database)).toBe(true);
});
