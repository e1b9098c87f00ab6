import type { QuotebridgeDatabase } from './database';
import type { DocumentKey, JobRecord } from './records';

/** The job with a change, its revision grown. */
export function changeJob(job: JobRecord, change: Partial<JobRecord>): JobRecord {
  return { ...job, ...change, revision: job.revision + 1 };
}

/** The job as after a fresh click: due now, nothing held against it. */
export function makeDue(job: JobRecord, now: number): JobRecord {
  const fresh = { runAt: now, attempts: 0, strikes: 0, dirty: false, clicked: false };
  return changeJob(job, { ...fresh, state: 'queued', lease: null, progress: null, lastProblem: null, changedAt: now });
}

/** As `makeDue`, for a job that still waits for its turn: one that was due already keeps its place. */
export function makeDueInPlace(job: JobRecord, now: number): JobRecord {
  return { ...makeDue(job, now), runAt: Math.min(job.runAt, now) };
}

/** Whether nobody works on the job: it waits for its turn, or was left by a worker whose lease has ended. */
export function isFree({ state, lease }: JobRecord, now: number): boolean {
  return state === 'queued' || (state === 'running' && (lease === null || lease.until <= now));
}

/** The running job of `owner`, or null when it was taken over or is gone: then its news no longer count. */
export async function loadOwnJob(database: QuotebridgeDatabase, claim: Claim): Promise<JobRecord | null> {
  const job = await database.jobs.get(claim.key);
  return job?.state === 'running' && job.lease?.owner === claim.owner ? job : null;
}

/** What a worker shows to speak for a job. */
export interface Claim {
  key: DocumentKey;
  owner: string;
}
