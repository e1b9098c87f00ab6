import type { QuotebridgeDatabase } from './database';
import { PAUSE_KEY } from './queuePause';
import { saveReference } from './referenceCache';
import { inTransaction, reading } from './storageError';

const DAY_MS = 24 * 60 * 60_000;
const KEEP_MS = 90 * DAY_MS;
const KEEP_CACHE_MS = 30 * DAY_MS;
const KEEP_ACTIVITIES = 2_000;
const PRUNED = 'pruned';

/** Prunes, unless that was done within the last day: the background may start every minute. Throws `StorageError`. */
export async function pruneDaily(database: QuotebridgeDatabase, now: number): Promise<void> {
  const last = await reading(() => database.reference.get(PRUNED));
  if (last && last.at <= now && now - last.at < DAY_MS) return;
  await prune(database, now);
  await saveReference(database, { key: PRUNED, value: null, at: now });
}

/**
 * Keeps the database small: old activity, dismissed problems, answers that no sync asked for, documents that were only looked
 * at, stale caches. Jobs, links, intents and what is linked are never touched. Throws `StorageError`.
 */
export async function prune(database: QuotebridgeDatabase, now: number): Promise<void> {
  const { activity, problems, reference, catalogue, decisions, documents, links, jobs } = database;
  const tables = [activity, problems, reference, catalogue, decisions, documents, links, jobs];
  await inTransaction(database, tables, async () => {
    await pruneActivity(database, now);
    const old = problems.where('at').below(now - KEEP_MS);
    await old.filter((record) => record.dismissed).delete();
    const stale = reference.where('at').below(now - KEEP_CACHE_MS);
    await stale.filter(({ key }) => key !== PAUSE_KEY).delete();
    await catalogue
      .where('at')
      .below(now - KEEP_CACHE_MS)
      .delete();
    await decisions.filter(({ at }) => at < now - KEEP_MS).delete();
    await pruneDocuments(database, now);
  });
}

async function pruneActivity({ activity }: QuotebridgeDatabase, now: number): Promise<void> {
  await activity
    .where('at')
    .below(now - KEEP_MS)
    .delete();
  const surplus = await activity.orderBy('at').reverse().offset(KEEP_ACTIVITIES).primaryKeys();
  await activity.bulkDelete(surplus);
}

/** A page that is opened leaves a row with the document's number; without a sync it is found again as easily. */
async function pruneDocuments({ documents, links, jobs, problems }: QuotebridgeDatabase, now: number): Promise<void> {
  const old = await documents
    .filter(({ lastState, since }) => lastState === 'unlinked' && since < now - KEEP_CACHE_MS)
    .primaryKeys();
  for (const key of old) {
    const isUsed =
      (await links.where('documentKey').equals(key).count()) > 0 ||
      (await jobs.get(key)) !== undefined ||
      (await problems.get(key)) !== undefined;
    if (!isUsed) await documents.delete(key);
  }
}
