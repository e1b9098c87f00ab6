import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';

/** `quote:123` for `quote:QO00000123` once a sync has learnt the id; otherwise the reference itself. Throws Dexie's errors. */
export async function resolveKnownRef(
  database: QuotebridgeDatabase,
  tenant: string,
  ref: DocumentRef,
): Promise<DocumentRef> {
  const separator = ref.indexOf(':');
  const kind = ref.slice(0, separator);
  const name = ref.slice(separator + 1);
  if (/^\d+$/.test(name)) return ref;
  const rows = await database.documents.where('[tenant+number]').equals([tenant, name]).toArray();
  return rows.find((row) => row.ref.startsWith(`${kind}:`) && /^\d+$/.test(row.ref.slice(kind.length + 1)))?.ref ?? ref;
}
