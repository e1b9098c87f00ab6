import type { Problem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { changeJob } from './jobChanges';
import type { JobRank } from './records';
import { inTransaction } from './storageError';

/**
 * Lets everything of a tenant that is due before `until` wait until then, in the order that it has: what stops one document
 * from outside (no network, a spent allowance) stops all, and a thousand of them need not ask one after the other. `fromRank`:
 * 1 = only what is done by itself.
 * Throws `StorageError`.
 */
export async function postpone(
  database: QuotebridgeDatabase,
  input: { tenant: string; until: number; problem: Problem; now: number; fromRank: JobRank },
): Promise<void> {
  const { tenant, until, problem: lastProblem, now: changedAt, fromRank } = input;
  await inTransaction(database, [database.jobs], async () => {
    const waiting = await database.jobs
      .where('tenant')
      .equals(tenant)
      .filter((job) => job.state === 'queued' && job.runAt < until && job.rank >= fromRank)
      .sortBy('runAt');
    // A millisecond apart keeps first come, first served; the one that met the hindrance goes first, at `until`.
    const later = waiting.map((job, index) => changeJob(job, { runAt: until + 1 + index, lastProblem, changedAt }));
    await database.jobs.bulkPut(later);
  });
}
