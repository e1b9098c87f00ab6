import type { QuotebridgeDatabase } from './database';
import type { DocumentRecord } from './records';
import { saveDocument } from './saveDocument';
import { inTransaction } from './storageError';

/**
 * A verified document is *Out of date*, unless it was verified again, or came to another state, since `asked` was read: what was
 * answered then speaks of an older moment. Returns whether it is. Throws `StorageError`.
 */
export async function markOutdated(
  database: QuotebridgeDatabase,
  { asked, now }: { asked: DocumentRecord; now: number },
): Promise<boolean> {
  const { key, tenant, ref } = asked;
  return await inTransaction(database, [database.documents], async () => {
    const present = await database.documents.get(key);
    if (present?.lastState !== 'synced' || present.verifiedAt !== asked.verifiedAt) return false;
    await saveDocument(database, { tenant, ref, now, facts: { lastState: 'outdated' } });
    return true;
  });
}
