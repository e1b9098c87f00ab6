import type { Result } from '../domain/result';
import { type AddedLinks, addLinks, type FoundLinks } from '../queue/addLinks';
import type { QuotebridgeDatabase } from '../queue/database';
import type { DocumentName } from '../quote-manager/fetchDocumentNumbers';
import { findMarked, VALUES_PER_QUERY, withWriters } from './findMarked';
import type { AutotaskPort } from './ports';

export interface RebuildPorts {
  database: QuotebridgeDatabase;
  tenant: string;
  listDocuments(): Promise<Result<DocumentName[]>>;
  autotask: Pick<AutotaskPort, 'query'>;
  clock(): number;
}

export interface RebuildReport extends AddedLinks {
  /** Numbers that several records bear: the document's own sync asks which one is meant. */
  ambiguous: string[];
}

/**
 * Finds our records in Autotask by their marks and links them again: Quotes by `externalQuoteNumber`, Tickets by `externalID`,
 * each where the sync record of the opportunity or ticket says that it is the document's. One without a record is found by the
 * document's own sync, which knows the company (sync-rules § 2.3). What Quote Manager's own integration made is left to *Take
 * over*. Lines and last written values come with the next sync, from the sync record and by likeness. Nothing is written in
 * Autotask.
 */
export async function rebuildLinks(ports: RebuildPorts): Promise<Result<RebuildReport>> {
  const documents = await ports.listDocuments();
  if (!documents.ok) return documents;
  const own = withWriters(documents.value).filter(({ isNative }) => !isNative);
  const ambiguous: string[] = [];
  const found: FoundLinks[] = [];
  for (let start = 0; start < own.length; start += VALUES_PER_QUERY) {
    const some = own.slice(start, start + VALUES_PER_QUERY);
    const marked = await findMarked(some, ports.autotask);
    if (!marked.ok) return marked;
    for (const { ref, number, title } of some) {
      const links = marked.value.filter((record) => record.ref === ref).flatMap((record) => record.links);
      if (new Set(links.map(({ key }) => key)).size < links.length) ambiguous.push(number);
      else if (links.length > 0) found.push({ ref, number, title, links });
    }
  }
  const { database, tenant } = ports;
  const added = await addLinks(database, { tenant, found, now: ports.clock() });
  return { ok: true, value: { ...added, ambiguous } };
}
