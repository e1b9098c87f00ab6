import type { QuotebridgeDatabase } from './database';
import type { DocumentKey } from './records';
import { inTransaction } from './storageError';

/**
 * Forgets what was deleted in Autotask, so that the next sync makes it anew: a deleted opportunity takes its quote and items
 * along, a deleted quote its items. Throws `StorageError`.
 */
export async function forgetTargets(
  database: QuotebridgeDatabase,
  input: { documentKey: DocumentKey; what: 'opportunity' | 'quote' },
): Promise<void> {
  const { links, intents } = database;
  await inTransaction(database, [links, intents], async () => {
    const isGone = ({ key }: { key: string }) => input.what === 'opportunity' || key !== 'opportunity';
    await links.where('documentKey').equals(input.documentKey).filter(isGone).delete();
    await intents.where('documentKey').equals(input.documentKey).filter(isGone).delete();
  });
}
