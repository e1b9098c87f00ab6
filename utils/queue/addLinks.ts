import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey, toSharedKey } from './documentKey';
import type { DocumentKey, LinkRecord } from './records';
import { saveDocument } from './saveDocument';
import { inTransaction } from './storageError';

export type FoundLink = Pick<LinkRecord, 'key' | 'entity' | 'id' | 'base' | 'digests'>;

/** Links of one document that were found, or come from a file. */
export interface FoundLinks {
  ref: DocumentRef;
  number: string | null;
  title: string | null;
  links: FoundLink[];
}

/** How many links were new, and how many were there already; those stay as they are, since they may know more. */
export interface AddedLinks {
  documents: number;
  added: number;
  kept: number;
}

interface Addition {
  tenant: string;
  found: FoundLinks[];
  /** Companies, products and services, which all documents of the tenant share. */
  shared?: FoundLink[];
  now: number;
}

/** Adds links to those of a tenant, all or none. A document that was not known is *Out of date*. Throws `StorageError`. */
export async function addLinks(
  database: QuotebridgeDatabase,
  { tenant, found, shared = [], now }: Addition,
): Promise<AddedLinks> {
  let added = 0;
  await inTransaction(database, [database.links, database.documents], async () => {
    added += await addFresh(database, toSharedKey(tenant), shared);
    for (const document of found) {
      const fresh = await addFresh(database, toDocumentKey(tenant, document.ref), document.links);
      if (fresh > 0) await nameDocument(database, { tenant, document, now });
      added += fresh;
    }
  });
  const total = found.reduce((sum, { links }) => sum + links.length, shared.length);
  return { documents: found.length, added, kept: total - added };
}

async function addFresh(database: QuotebridgeDatabase, documentKey: DocumentKey, links: FoundLink[]): Promise<number> {
  const present = new Set(
    (await database.links.where('documentKey').equals(documentKey).toArray()).map(({ key }) => key),
  );
  const fresh = links.filter(({ key }) => !present.has(key));
  await database.links.bulkPut(fresh.map((link) => ({ ...link, documentKey })));
  return fresh.length;
}

async function nameDocument(
  database: QuotebridgeDatabase,
  { tenant, document, now }: { tenant: string; document: FoundLinks; now: number },
): Promise<void> {
  const { ref, number, title, links } = document;
  const present = await database.documents.get(toDocumentKey(tenant, ref));
  const isNew = present === undefined || present.lastState === 'unlinked';
  const idOf = (key: string) => links.find((link) => link.key === key)?.id ?? null;
  const facts = {
    number: present?.number ?? number,
    title: present?.title ?? title,
    opportunityId: present?.opportunityId ?? idOf('opportunity'),
    quoteId: present?.quoteId ?? idOf('quote'),
    ticketId: present?.ticketId ?? idOf('ticket'),
  };
  await saveDocument(database, { tenant, ref, now, facts: isNew ? { ...facts, lastState: 'outdated' } : facts });
}
