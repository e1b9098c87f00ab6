import type { QuotebridgeDatabase } from './database';
import { reading } from './storageError';

/** Whether a job waits for its turn now, or was left by a worker whose lease has ended. Throws `StorageError`. */
export async function hasDueJob(database: QuotebridgeDatabase, now: number): Promise<boolean> {
  const due = () => database.jobs.where('runAt').belowOrEqual(now);
  const isFree = (job: { state: string; lease: { until: number } | null }) =>
    job.state === 'queued' || (job.state === 'running' && (job.lease === null || job.lease.until <= now));
  return (await reading(() => due().filter(isFree).first())) !== undefined;
}
