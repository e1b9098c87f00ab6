import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import { resolveKnownRef } from './resolveKnownRef';
import { inTransaction } from './storageError';

/** Takes a problem off the list and the count; the document keeps its state. Throws `StorageError`. */
export async function dismiss(
  database: QuotebridgeDatabase,
  input: { tenant: string; ref: DocumentRef },
): Promise<void> {
  await inTransaction(database, [database.problems, database.documents], async () => {
    const ref = await resolveKnownRef(database, input.tenant, input.ref);
    await database.problems.update(toDocumentKey(input.tenant, ref), { dismissed: true });
  });
}
