import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import type { DocumentKey } from './records';
import { resolveKnownRef } from './resolveKnownRef';
import { reading } from './storageError';

/**
 * Every key under which something of a document may stand: its own, first, and the one of its number, for what happened before
 * anybody knew its id. Throws `StorageError`.
 */
export async function documentKeys(
  database: QuotebridgeDatabase,
  { tenant, ref }: { tenant: string; ref: DocumentRef },
): Promise<DocumentKey[]> {
  return await reading(async () => {
    const known = await resolveKnownRef(database, tenant, ref);
    const key = toDocumentKey(tenant, known);
    const number = (await database.documents.get(key))?.number ?? null;
    const kind = known.slice(0, known.indexOf(':'));
    const named = number === null ? [] : [`${tenant}|${kind}:${number}`];
    return [...new Set([key, ...named])];
  });
}
