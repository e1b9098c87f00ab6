import type { QuotebridgeDatabase } from './database';
import { saveReference } from './referenceCache';
import { inTransaction, reading } from './storageError';

/** Not one of the caches: `prune` leaves it, however long the pause lasts. */
export const PAUSE_KEY = 'paused-by-user';

/** The user wants nothing to be sent for now; the document under way is finished. Throws `StorageError`. */
export async function pauseQueue(database: QuotebridgeDatabase, now: number): Promise<void> {
  await saveReference(database, { key: PAUSE_KEY, value: null, at: now });
}

/** Lets the queue go on; what stops a tenant for another reason stays stopped. Throws `StorageError`. */
export async function resumeQueue(database: QuotebridgeDatabase): Promise<void> {
  await inTransaction(database, [database.reference], () => database.reference.delete(PAUSE_KEY));
}

/** Whether the user paused the queue in this browser. Throws `StorageError`. */
export async function isQueuePaused(database: QuotebridgeDatabase): Promise<boolean> {
  return (await reading(() => database.reference.get(PAUSE_KEY))) !== undefined;
}
