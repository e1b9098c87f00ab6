import type { QuotebridgeDatabase } from './database';
import { toSharedKey } from './documentKey';
import { changeJob } from './jobChanges';
import type { DocumentKey, JobRecord } from './records';
import { inTransaction } from './storageError';

/**
 * Frees the jobs of workers that are gone, so that a restarted background goes on at once instead of waiting for leases to
 * run out. Call it only while holding the lock that makes `owner` the one living worker. Returns how many. Throws `StorageError`.
 */
export async function releaseLeases(
  database: QuotebridgeDatabase,
  input: { owner: string; now: number },
): Promise<number> {
  const { jobs, intents, catalogueRuns } = database;
  return await inTransaction(database, [jobs, intents, catalogueRuns], async () => {
    const running = await jobs.where('state').equals('running').toArray();
    const orphans = running.filter((job) => job.lease?.owner !== input.owner);
    const scopes = [...recentScopes(orphans, input.now), ...(await endSteps(database))];
    await intents
      .where('documentKey')
      .anyOf([...new Set(scopes)])
      .modify({ at: input.now });
    // They stay `running` with a lease that has ended: `claim` then counts the death.
    const ended = { lease: null, runAt: input.now };
    await jobs.bulkPut(orphans.map((job) => changeJob(job, ended)));
    return orphans.length;
  });
}

/**
 * Whose intents are as young as this moment. A worker whose lease still holds died a moment ago, and until then its requests
 * could be carried out: their records have the settle time from now on. Requests of one that is gone for longer have ended long
 * ago.
 */
function recentScopes(orphans: JobRecord[], now: number): DocumentKey[] {
  const recent = orphans.filter(({ lease }) => lease !== null && lease.until > now);
  return recent.flatMap(({ key, tenant }) => [key, toSharedKey(tenant)]);
}

/** A step of the catalogue sync has no lease that could tell when it died: its creates get the settle time once more in any case. */
async function endSteps({ catalogueRuns }: QuotebridgeDatabase): Promise<DocumentKey[]> {
  const died = await catalogueRuns.filter(({ isStepping }) => isStepping === true).toArray();
  await catalogueRuns.bulkPut(died.map((run) => ({ ...run, isStepping: false })));
  return died.map(({ tenant }) => toSharedKey(tenant));
}
