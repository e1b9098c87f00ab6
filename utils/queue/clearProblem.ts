import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { documentKeys } from './documentKeys';
import { resumeTenant } from './resumeTenant';
import { inTransaction } from './storageError';

/** Removes the problem of a document; one that had stopped the tenant lets the tenant go on. Throws `StorageError`. */
export async function clearProblem(
  database: QuotebridgeDatabase,
  input: { tenant: string; ref: DocumentRef; now: number },
): Promise<void> {
  const { jobs, problems, documents } = database;
  await inTransaction(database, [jobs, problems, documents], async () => {
    const ofDocument = problems.where('key').anyOf(await documentKeys(database, input));
    const hadStopped = (await ofDocument.toArray()).some(({ tenantWide }) => tenantWide);
    await ofDocument.delete();
    if (hadStopped) await resumeTenant(database, { tenant: input.tenant, now: input.now });
  });
}
