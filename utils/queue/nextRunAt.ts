import type { QuotebridgeDatabase } from './database';
import type { JobRecord } from './records';
import { reading } from './storageError';

/**
 * When there is something to do next for a tenant (milliseconds since 1970; the past means now), null when there is nothing:
 * the time for the alarm. A running job counts from the end of its lease, in case its worker dies. Throws `StorageError`.
 */
export async function nextRunAt(database: QuotebridgeDatabase, tenant: string): Promise<number | null> {
  const all = await reading(() => database.jobs.where('tenant').equals(tenant).toArray());
  const jobs = all.filter((job) => job.state !== 'parked');
  if (jobs.length === 0) return null;
  return jobs.reduce((earliest, job) => Math.min(earliest, wakeTime(job)), Number.POSITIVE_INFINITY);
}

function wakeTime(job: JobRecord): number {
  return job.state === 'running' && job.lease ? job.lease.until : job.runAt;
}
