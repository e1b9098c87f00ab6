import { createProblem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { MAX_STRIKES } from './decideFailure';
import { changeJob } from './jobChanges';
import { parkJob } from './park';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';

export interface ClaimInput {
  /** Names this worker; a new one for each start of the background. */
  owner: string;
  now: number;
  leaseMs: number;
}

/**
 * Takes the earliest due job that nobody works on, or whose worker has let its lease run out. Null when there is none.
 * Two claimers never get the same job. Throws `StorageError`.
 */
export async function claim(database: QuotebridgeDatabase, input: ClaimInput): Promise<JobRecord | null> {
  const { jobs, problems, documents, activity } = database;
  return await inTransaction(database, [jobs, problems, documents, activity], async () => {
    for (;;) {
      const due = jobs.where('runAt').belowOrEqual(input.now);
      const job = await due.filter((candidate) => isFree(candidate, input.now)).first();
      if (!job) return null;
      const taken = takeJob(job, input);
      if (taken.strikes < MAX_STRIKES) {
        await jobs.put(taken);
        return taken;
      }
      // A job under which the background died again and again must not keep the others from running.
      await parkJob(database, job, { problem: diedTooOften(taken.strikes), now: input.now });
    }
  });
}

function isFree(job: JobRecord, now: number): boolean {
  if (job.state === 'running') return job.lease === null || job.lease.until <= now;
  return job.state === 'queued';
}

function takeJob(job: JobRecord, { owner, now, leaseMs }: ClaimInput): JobRecord {
  const strikes = job.strikes + (job.state === 'running' ? 1 : 0);
  const lease = { owner, until: now + leaseMs };
  // The coming attempt reads everything afresh, so it covers a click that came while a dead worker had the job.
  const taken = { state: 'running', lease, strikes, dirty: false, progress: null, changedAt: now } as const;
  return changeJob(job, { ...taken, attempts: job.attempts + 1 });
}

function diedTooOften(times: number) {
  return createProblem('unexpected', {}, { details: [`The sync was cut off ${times} times before it could end.`] });
}
