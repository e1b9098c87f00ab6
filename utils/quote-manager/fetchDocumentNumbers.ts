import type { Result } from '../domain/result';
import type { DocumentRef } from '../domain/sourceDocument';
import { fetchRows } from './fetchRows';
import { type OrderName, orderNameSchema, type QuoteName, quoteNameSchema } from './quoteManagerRecords';
import type { QuoteManagerConnection } from './requestJson';

/** A document of Quote Manager by its names. */
export interface DocumentName {
  ref: DocumentRef;
  number: string;
  /** Empty for orders, which have none. */
  title: string;
  /** Quote Manager's own integration made its records in Autotask. */
  isNative: boolean;
  /** The quote that an order came from; null for any other document. */
  quote: DocumentRef | null;
}

/** Every quote and every order, a hundred in a request. Problems: those of a read. */
export async function fetchDocumentNumbers(connection: QuoteManagerConnection): Promise<Result<DocumentName[]>> {
  const quotes = await fetchRows(connection, 'quote', {}, quoteNameSchema);
  if (!quotes.ok) return quotes;
  const orders = await fetchRows(connection, 'salesorder', {}, orderNameSchema);
  if (!orders.ok) return orders;
  const named = [...quotes.value.map(nameQuote), ...orders.value.map(nameOrder)];
  return { ok: true, value: named.filter(({ number }) => number !== '') };
}

function nameQuote(quote: QuoteName): DocumentName {
  const isNative = (quote.autotaskQuoteID ?? 0) > 0 || (quote.autotaskOpportunityID ?? 0) > 0;
  return { ref: `quote:${quote.id}`, number: quote.quoteNumber, title: quote.title, isNative, quote: null };
}

function nameOrder({ id, orderNumber, quoteID }: OrderName): DocumentName {
  const quote = quoteID !== null && quoteID > 0 ? (`quote:${quoteID}` as const) : null;
  return { ref: `order:${id}`, number: orderNumber, title: '', isNative: false, quote };
}
