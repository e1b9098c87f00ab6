import type { QuotebridgeDatabase } from './database';
import type { JobRecord } from './records';
import { reading } from './storageError';

/**
 * When there is something to do next (milliseconds since 1970; the past means now), null when there is nothing: the time
 * for the alarm. A running job counts from the end of its lease, in case its worker dies. Throws `StorageError`.
 */
export async function nextRunAt(database: QuotebridgeDatabase): Promise<number | null> {
  const jobs = await reading(() => database.jobs.where('state').anyOf('queued', 'running').toArray());
  if (jobs.length === 0) return null;
  return jobs.reduce((earliest, job) => Math.min(earliest, wakeTime(job)), Number.POSITIVE_INFINITY);
}

function wakeTime(job: JobRecord): number {
  return job.state === 'running' && job.lease ? job.lease.until : job.runAt;
}
