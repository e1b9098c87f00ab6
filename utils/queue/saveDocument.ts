import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import type { DocumentFacts, DocumentKey, DocumentRecord } from './records';
import { inTransaction, reading } from './storageError';

/** Stores what was learnt of a document; facts that are not given stay. Throws `StorageError`. */
export async function saveDocument(
  database: QuotebridgeDatabase,
  input: { tenant: string; ref: DocumentRef; now: number; facts: Partial<DocumentFacts> },
): Promise<DocumentRecord> {
  return await inTransaction(database, [database.documents], async () => {
    const present = await database.documents.get(toDocumentKey(input.tenant, input.ref));
    const before = present ?? createDocument(input);
    const record = { ...before, ...input.facts };
    if (record.lastState !== before.lastState || record.verifiedAt !== before.verifiedAt) record.since = input.now;
    await database.documents.put(record);
    return record;
  });
}

/** Quote Manager's number of a document; null while it was not read. Throws `StorageError`. */
export async function loadNumber(database: QuotebridgeDatabase, key: DocumentKey): Promise<string | null> {
  return (await reading(() => database.documents.get(key)))?.number ?? null;
}

function createDocument({ tenant, ref, now }: { tenant: string; ref: DocumentRef; now: number }): DocumentRecord {
  return {
    key: toDocumentKey(tenant, ref),
    tenant,
    ref,
    number: null,
    title: null,
    verifiedAt: null,
    sourceModifiedAt: null,
    opportunityId: null,
    quoteId: null,
    ticketId: null,
    headline: null,
    autotaskUrl: null,
    pageUrl: null,
    notices: [],
    lastState: 'unlinked',
    since: now,
  };
}
