import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import type { LinkRecord } from './records';
import { saveDocument } from './saveDocument';
import { inTransaction } from './storageError';

/** Links of one document that were found, or come from a file. */
export interface FoundLinks {
  ref: DocumentRef;
  number: string | null;
  title: string | null;
  links: Pick<LinkRecord, 'key' | 'entity' | 'id' | 'base' | 'digests'>[];
}

/** How many links were new, and how many were there already; those stay as they are, since they may know more. */
export interface AddedLinks {
  documents: number;
  added: number;
  kept: number;
}

/** Adds links to those of a tenant, all or none. A document that was not known is *Out of date*. Throws `StorageError`. */
export async function addLinks(
  database: QuotebridgeDatabase,
  { tenant, found, now }: { tenant: string; found: FoundLinks[]; now: number },
): Promise<AddedLinks> {
  const counts = { documents: found.length, added: 0, kept: 0 };
  await inTransaction(database, [database.links, database.documents], async () => {
    for (const document of found) {
      const documentKey = toDocumentKey(tenant, document.ref);
      const present = new Set(
        (await database.links.where('documentKey').equals(documentKey).toArray()).map(({ key }) => key),
      );
      const fresh = document.links.filter(({ key }) => !present.has(key));
      await database.links.bulkPut(fresh.map((link) => ({ ...link, documentKey })));
      counts.added += fresh.length;
      counts.kept += document.links.length - fresh.length;
      if (fresh.length > 0) await nameDocument(database, { tenant, document, now });
    }
  });
  return counts;
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
