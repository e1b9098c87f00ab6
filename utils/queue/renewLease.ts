import type { QuotebridgeDatabase } from './database';
import { type Claim, changeJob, loadOwnJob } from './jobChanges';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';

/** Keeps a job for another `leaseMs`; false when it was taken over: stop working on it. Throws `StorageError`. */
export async function renewLease(
  database: QuotebridgeDatabase,
  input: Claim & { now: number; leaseMs: number },
): Promise<boolean> {
  return await changeOwnJob(database, input, (job) => renew(job, input));
}

/** Stores how far a job is and keeps it for another `leaseMs`; false when it was taken over. Throws `StorageError`. */
export async function reportProgress(
  database: QuotebridgeDatabase,
  input: Claim & { now: number; leaseMs: number; progress: { done: number; total: number } },
): Promise<boolean> {
  return await changeOwnJob(database, input, (job) => ({ ...renew(job, input), progress: input.progress }));
}

function renew(job: JobRecord, { owner, now, leaseMs }: Claim & { now: number; leaseMs: number }): JobRecord {
  return changeJob(job, { lease: { owner, until: now + leaseMs } });
}

async function changeOwnJob(database: QuotebridgeDatabase, own: Claim, change: (job: JobRecord) => JobRecord) {
  return await inTransaction(database, [database.jobs], async () => {
    const job = await loadOwnJob(database, own);
    if (job) await database.jobs.put(change(job));
    return job !== null;
  });
}
