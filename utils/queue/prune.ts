import type { QuotebridgeDatabase } from './database';
import { inTransaction } from './storageError';

const DAY_MS = 24 * 60 * 60_000;
const KEEP_MS = 90 * DAY_MS;
const KEEP_CACHE_MS = 30 * DAY_MS;
const KEEP_ACTIVITIES = 2_000;

/**
 * Keeps the database small: old activity, dismissed problems, stale caches. Jobs, links and intents are never touched.
 * Throws `StorageError`.
 */
export async function prune(database: QuotebridgeDatabase, now: number): Promise<void> {
  const { activity, problems, reference, catalogue } = database;
  await inTransaction(database, [activity, problems, reference, catalogue], async () => {
    await activity
      .where('at')
      .below(now - KEEP_MS)
      .delete();
    const surplus = await activity.orderBy('at').reverse().offset(KEEP_ACTIVITIES).primaryKeys();
    await activity.bulkDelete(surplus);
    const old = problems.where('at').below(now - KEEP_MS);
    await old.filter((record) => record.dismissed).delete();
    await reference
      .where('at')
      .below(now - KEEP_CACHE_MS)
      .delete();
    await catalogue
      .where('at')
      .below(now - KEEP_CACHE_MS)
      .delete();
  });
}
