import type { QuotebridgeDatabase } from './database';
import { isFree } from './jobChanges';
import { reading } from './storageError';

/** Whether a job waits for its turn now, or was left by a worker whose lease has ended. Throws `StorageError`. */
export async function hasDueJob(database: QuotebridgeDatabase, now: number): Promise<boolean> {
  const due = () => database.jobs.where('runAt').belowOrEqual(now);
  return (
    (await reading(() =>
      due()
        .filter((job) => isFree(job, now))
        .first(),
    )) !== undefined
  );
}
