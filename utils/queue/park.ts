import type { DocumentState } from '../domain/documentState';
import type { Problem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { type Claim, loadOwnJob, makeDue } from './jobChanges';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';
import { storeProblem } from './storeProblem';

export interface ParkInput extends Claim {
  problem: Problem;
  now: number;
  /** `partial` when parents were written; else `failed`. States that a code implies (conflict…) need not be given. */
  state?: DocumentState;
}

/**
 * Ends an attempt that needs someone's attention: the job goes, the problem stays. A click that came meanwhile runs first.
 * Throws `StorageError`.
 */
export async function park(
  database: QuotebridgeDatabase,
  input: ParkInput,
): Promise<'parked' | 'queued-again' | 'lost'> {
  const tables = [database.jobs, database.problems, database.documents, database.activity];
  return await inTransaction(database, tables, async () => {
    const job = await loadOwnJob(database, input);
    if (!job) return 'lost';
    if (job.dirty) {
      await database.jobs.put(makeDue(job, input.now));
      return 'queued-again';
    }
    await parkJob(database, job, input);
    return 'parked';
  });
}

/** Replaces a job by its problem; to be called inside a transaction over jobs, problems, documents and activity. */
export async function parkJob(
  database: QuotebridgeDatabase,
  job: JobRecord,
  { problem, now, state = 'failed' }: Pick<ParkInput, 'problem' | 'now' | 'state'>,
): Promise<void> {
  await database.jobs.delete(job.key);
  await storeProblem(database, job, { problem, now, state, tenantWide: false });
}
