import type { QuotebridgeDatabase } from './database';
import { toSharedKey } from './documentKey';
import { changeJob } from './jobChanges';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';

/**
 * Frees the jobs of workers that are gone, so that a restarted background goes on at once instead of waiting for leases to
 * run out. Call it only while holding the lock that makes `owner` the one living worker. Returns how many. Throws `StorageError`.
 */
export async function releaseLeases(
  database: QuotebridgeDatabase,
  input: { owner: string; now: number },
): Promise<number> {
  return await inTransaction(database, [database.jobs, database.intents], async () => {
    const running = await database.jobs.where('state').equals('running').toArray();
    const orphans = running.filter((job) => job.lease?.owner !== input.owner);
    await renewIntents(database, orphans, input.now);
    // They stay `running` with a lease that has ended: `claim` then counts the death.
    const ended = { lease: null, runAt: input.now };
    await database.jobs.bulkPut(orphans.map((job) => changeJob(job, ended)));
    return orphans.length;
  });
}

/**
 * A worker whose lease still holds died a moment ago, and until then its requests could be carried out: their records have
 * the settle time from now on. Requests of one that is gone for longer have ended long ago.
 */
async function renewIntents(database: QuotebridgeDatabase, orphans: JobRecord[], now: number): Promise<void> {
  const recent = orphans.filter(({ lease }) => lease !== null && lease.until > now);
  const scopes = new Set(recent.flatMap(({ key, tenant }) => [key, toSharedKey(tenant)]));
  await database.intents
    .where('documentKey')
    .anyOf([...scopes])
    .modify({ at: now });
}
