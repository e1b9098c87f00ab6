import type { Result } from '../domain/result';
import type { DocumentKind, SourceDocument } from '../domain/sourceDocument';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import { fetchSourceOrder } from './fetchSourceOrder';
import type { CatalogueCache } from './fetchSourceProducts';
import { fetchSourceQuote } from './fetchSourceQuote';

/** Names one document of Quote Manager. */
export interface DocumentId {
  kind: DocumentKind;
  id: number;
}

/** Reads a quote or sales order with all that belongs to it. Problems: those of the client, and `quote-not-found`. */
export function fetchSourceDocument(
  client: QuoteManagerClient,
  { kind, id }: DocumentId,
  cache: CatalogueCache,
): Promise<Result<SourceDocument>> {
  return kind === 'quote' ? fetchSourceQuote(client, id, cache) : fetchSourceOrder(client, id, cache);
}

/** When Quote Manager last changed the document, in its own words; null when there is no such document. */
export async function fetchModifiedAt(
  client: QuoteManagerClient,
  { kind, id }: DocumentId,
): Promise<Result<string | null>> {
  const record = kind === 'quote' ? await client.fetchQuote(id) : await client.fetchSalesOrder(id);
  return record.ok ? { ok: true, value: record.value?.modifiedDate ?? null } : record;
}
