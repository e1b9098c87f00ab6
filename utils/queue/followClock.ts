import type { QuotebridgeDatabase } from './database';
import { changeJob } from './jobChanges';
import { inTransaction } from './storageError';

/** Twice the longest wait that `fail` ever plans: what lies further away was planned by another clock. */
const FARTHEST_MS = 2 * 60 * 60_000;

/**
 * Repairs times after the computer's clock was set back: a job that would wait for days is due now, and a create without an
 * answer counts as sent now, so that its settle time ends. Call it at each wake-up. Throws `StorageError`.
 */
export async function followClock(database: QuotebridgeDatabase, now: number): Promise<void> {
  const { jobs, intents } = database;
  await inTransaction(database, [jobs, intents], async () => {
    const far = await jobs
      .where('runAt')
      .above(now + FARTHEST_MS)
      .toArray();
    await jobs.bulkPut(far.map((job) => changeJob(job, { runAt: now })));
    await intents.filter(({ at }) => at > now).modify({ at: now });
  });
}
