import type { Result } from '../domain/result';
import type { DocumentRef } from '../domain/sourceDocument';
import { holdsRecord } from '../domain/syncRecord/holdsRecord';
import type { FoundLinks } from '../queue/addLinks';
import type { DocumentName } from '../quote-manager/fetchDocumentNumbers';
import { allOk } from './allOk';
import type { AutotaskPort } from './ports';

/** Values that one query takes. */
export const VALUES_PER_QUERY = 200;

/** A document by its names, and whose sync record shows that a record of Autotask is its own. */
interface MarkedDocument extends DocumentName {
  /** Itself, and the order that goes on in the opportunity of a quote. */
  writers: ReadonlySet<string>;
}

interface Marked {
  ref: DocumentRef;
  links: FoundLinks['links'];
}

/** The documents with their writers; an order's opportunity is that of its quote, and bears the order's record from then on. */
export function withWriters(documents: DocumentName[]): MarkedDocument[] {
  const orders = Map.groupBy(documents, ({ quote }) => quote);
  return documents.map((document) => {
    const writers = new Set([document.ref, ...(orders.get(document.ref) ?? []).map(({ ref }) => ref)]);
    return { ...document, writers };
  });
}

/**
 * Records that bear the number of one of these documents and a sync record that says whose they are: other integrations number
 * records as well, and people copy them. An order without a quote has an Autotask quote that bears its own number.
 */
export async function findMarked(
  documents: MarkedDocument[],
  autotask: Pick<AutotaskPort, 'query'>,
): Promise<Result<Marked[]>> {
  const answers = await Promise.all([findSales(documents, autotask), findTickets(documents, autotask)]);
  const found = allOk(answers);
  return found.ok ? { ok: true, value: found.value.flat() } : found;
}

async function findSales(
  documents: MarkedDocument[],
  autotask: Pick<AutotaskPort, 'query'>,
): Promise<Result<Marked[]>> {
  const quotes = await queryIn('Quotes', { field: 'externalQuoteNumber', values: numbersOf(documents) }, autotask);
  if (!quotes.ok) return quotes;
  const ids = [...new Set(quotes.value.map(({ opportunityID }) => opportunityID))];
  const opportunities = await queryIn('Opportunities', { field: 'id', values: ids }, autotask);
  if (!opportunities.ok) return opportunities;
  const byId = new Map(opportunities.value.map((opportunity) => [opportunity.id, opportunity]));
  const marked = quotes.value.flatMap(({ id, opportunityID, externalQuoteNumber }): Marked[] => {
    const document = numbered(documents, externalQuoteNumber);
    const opportunity = byId.get(opportunityID);
    if (!document || !opportunity || !holdsRecord(opportunity, 'opportunity', document.writers)) return [];
    const links = [toLink('opportunity', 'Opportunities', opportunityID), toLink('quote', 'Quotes', id)];
    return [{ ref: document.ref, links }];
  });
  return { ok: true, value: marked };
}

async function findTickets(
  documents: MarkedDocument[],
  autotask: Pick<AutotaskPort, 'query'>,
): Promise<Result<Marked[]>> {
  const orders = documents.filter(({ ref }) => ref.startsWith('order:'));
  const tickets = await queryIn('Tickets', { field: 'externalID', values: numbersOf(orders) }, autotask);
  if (!tickets.ok) return tickets;
  const marked = tickets.value.flatMap((ticket): Marked[] => {
    const order = numbered(orders, ticket.externalID);
    if (!order || !holdsRecord(ticket, 'ticket', order.writers)) return [];
    return [{ ref: order.ref, links: [toLink('ticket', 'Tickets', ticket.id)] }];
  });
  return { ok: true, value: marked };
}

const numbersOf = (documents: MarkedDocument[]): string[] => documents.map(({ number }) => number);

/** Exactly: the database may take other numbers for equal. */
function numbered(documents: MarkedDocument[], number: string | null): MarkedDocument | undefined {
  return documents.find((document) => document.number === number);
}

/** All records with one of the values, in as many queries as that takes. */
async function queryIn<E extends 'Quotes' | 'Opportunities' | 'Tickets'>(
  entity: E,
  { field, values }: { field: string; values: (string | number)[] },
  autotask: Pick<AutotaskPort, 'query'>,
) {
  const chunks: (string | number)[][] = [];
  for (let start = 0; start < values.length; start += VALUES_PER_QUERY)
    chunks.push(values.slice(start, start + VALUES_PER_QUERY));
  const answers = allOk(await Promise.all(chunks.map((value) => autotask.query(entity, [{ op: 'in', field, value }]))));
  return answers.ok ? { ok: true as const, value: answers.value.flat() } : answers;
}

const toLink = (key: string, entity: FoundLinks['links'][number]['entity'], id: number) => ({
  key,
  entity,
  id,
  base: {},
});
