import type { FilterEntry } from '../autotask/autotaskClient';
import type { AutotaskTicket } from '../domain/autotaskRecords';
import type { Result } from '../domain/result';
import { readSyncRecord } from '../domain/syncRecord/readSyncRecord';
import { textsOf } from '../domain/syncRecord/recallRecord';
import { type AddedLinks, addLinks, type FoundLinks } from '../queue/addLinks';
import type { QuotebridgeDatabase } from '../queue/database';
import type { DocumentName } from '../quote-manager/fetchDocumentNumbers';
import type { AutotaskPort } from './ports';

/** Numbers that one query takes. */
const NUMBERS_PER_QUERY = 200;

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
 * Finds our records in Autotask by their marks and links them again: Quotes by `externalQuoteNumber`, Tickets by `externalID`
 * and their sync record, since other integrations number tickets as well. What Quote Manager's own integration made is left
 * to *Take over*. Lines and last written values come with the next sync, from the sync record and by likeness. Nothing is
 * written in Autotask.
 */
export async function rebuildLinks(ports: RebuildPorts): Promise<Result<RebuildReport>> {
  const documents = await ports.listDocuments();
  if (!documents.ok) return documents;
  const own = documents.value.filter(({ isNative }) => !isNative);
  const ambiguous: string[] = [];
  const found: FoundLinks[] = [];
  for (let start = 0; start < own.length; start += NUMBERS_PER_QUERY) {
    const some = own.slice(start, start + NUMBERS_PER_QUERY);
    const marked = await findMarked(some, ports.autotask);
    if (!marked.ok) return marked;
    for (const document of some) {
      const records = marked.value.get(document.number) ?? [];
      const links = records.flatMap((record) => record.links);
      if (new Set(links.map(({ key }) => key)).size < links.length) ambiguous.push(document.number);
      else if (links.length > 0) found.push({ ...document, links });
    }
  }
  const { database, tenant } = ports;
  const added = await addLinks(database, { tenant, found, now: ports.clock() });
  return { ok: true, value: { ...added, ambiguous } };
}

const NO_TICKETS: Result<AutotaskTicket[]> = { ok: true, value: [] };

interface Marked {
  number: string | null;
  links: FoundLinks['links'];
}

async function findMarked(
  documents: DocumentName[],
  autotask: RebuildPorts['autotask'],
): Promise<Result<Map<string, Marked[]>>> {
  // An order's opportunity has an Autotask quote that bears the order's number.
  const all = documents.map(({ number }) => number);
  const orders = documents.filter(({ ref }) => ref.startsWith('order:')).map(({ number }) => number);
  const [quotes, tickets] = await Promise.all([
    autotask.query('Quotes', oneOf('externalQuoteNumber', all)),
    orders.length === 0 ? NO_TICKETS : autotask.query('Tickets', oneOf('externalID', orders)),
  ]);
  if (!quotes.ok) return quotes;
  if (!tickets.ok) return tickets;
  const sales = quotes.value.flatMap(({ id, opportunityID, externalQuoteNumber: number }): Marked[] =>
    opportunityID === null
      ? []
      : [{ number, links: [toLink('opportunity', 'Opportunities', opportunityID), toLink('quote', 'Quotes', id)] }],
  );
  const charged = tickets.value
    .filter((ticket) => isOurs(ticket, documents))
    .map(({ id, externalID: number }): Marked => ({ number, links: [toLink('ticket', 'Tickets', id)] }));
  const marked = [...sales, ...charged];
  return { ok: true, value: groupByNumber(marked) };
}

function isOurs(ticket: AutotaskTicket, documents: DocumentName[]): boolean {
  const ref = documents.find(({ number }) => number === ticket.externalID)?.ref;
  return textsOf(ticket).some(([, text]) => readSyncRecord(text)?.ref === ref);
}

const oneOf = (field: string, value: string[]): FilterEntry[] => [{ op: 'in', field, value }];

const toLink = (key: string, entity: FoundLinks['links'][number]['entity'], id: number) => ({
  key,
  entity,
  id,
  base: {},
});

function groupByNumber(marked: Marked[]): Map<string, Marked[]> {
  const groups = new Map<string, Marked[]>();
  for (const record of marked) {
    if (record.number !== null) groups.set(record.number, [...(groups.get(record.number) ?? []), record]);
  }
  return groups;
}
