import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { documentKeys } from './documentKeys';
import { inTransaction } from './storageError';

/** Takes a problem off the list and the count; the document keeps its state. Throws `StorageError`. */
export async function dismiss(
  database: QuotebridgeDatabase,
  input: { tenant: string; ref: DocumentRef },
): Promise<void> {
  await inTransaction(database, [database.problems, database.documents], async () => {
    const keys = await documentKeys(database, input);
    await database.problems.where('key').anyOf(keys).modify({ dismissed: true });
  });
}
