import { goesWith } from '../domain/questions/settleDecisions';
import type { QuotebridgeDatabase } from './database';
import type { DocumentKey } from './records';
import { inTransaction } from './storageError';

/**
 * Forgets what was deleted in Autotask, so that the next sync makes it anew: a deleted opportunity takes its quote and items
 * along, a deleted quote its items, a deleted ticket its charges. Throws `StorageError`.
 */
export async function forgetTargets(
  database: QuotebridgeDatabase,
  { documentKey, what }: { documentKey: DocumentKey; what: 'opportunity' | 'quote' | 'ticket' },
): Promise<void> {
  const { links, intents } = database;
  await inTransaction(database, [links, intents], async () => {
    const isGone = ({ key }: { key: string }) => goesWith(what, key);
    await links.where('documentKey').equals(documentKey).filter(isGone).delete();
    await intents.where('documentKey').equals(documentKey).filter(isGone).delete();
  });
}
