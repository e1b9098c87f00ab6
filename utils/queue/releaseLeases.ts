import type { QuotebridgeDatabase } from './database';
import { changeJob } from './jobChanges';
import { inTransaction } from './storageError';

/**
 * Frees the jobs of workers that are gone, so that a restarted background goes on at once instead of waiting for leases to
 * run out. Call it only while holding the lock that makes `owner` the one living worker. Returns how many. Throws `StorageError`.
 */
export async function releaseLeases(
  database: QuotebridgeDatabase,
  input: { owner: string; now: number },
): Promise<number> {
  return await inTransaction(database, [database.jobs], async () => {
    const running = await database.jobs.where('state').equals('running').toArray();
    const orphans = running.filter((job) => job.lease?.owner !== input.owner);
    // They stay `running` with a lease that has ended: `claim` then counts the death.
    const ended = { lease: null, runAt: input.now };
    await database.jobs.bulkPut(orphans.map((job) => changeJob(job, ended)));
    return orphans.length;
  });
}
