import type { DocumentState } from '../domain/documentState';
import type { Problem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { type Claim, changeJob, loadOwnJob } from './jobChanges';
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
 * Ends an attempt that needs someone's attention: the job goes, the problem stays. A change that was seen meanwhile is
 * tried first.
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
    // Automatic sync saw a change meanwhile: the document may be another one now. Where the attempts are used up, that is no reason for more.
    if (job.dirty && input.problem.givenUpAfter === undefined) {
      const again = { runAt: input.now, lease: null, progress: null, dirty: false, changedAt: input.now };
      await database.jobs.put(changeJob(job, { state: 'queued', ...again }));
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
