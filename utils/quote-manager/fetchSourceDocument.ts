import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { DocumentKind, SourceDocument } from '../domain/sourceDocument';
import type { CatalogueCache } from './catalogueCache';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import { fetchSourceOrder } from './fetchSourceOrder';
import { fetchSourceQuote } from './fetchSourceQuote';

/** Names one document of Quote Manager. */
export interface DocumentId {
  kind: DocumentKind;
  id: number;
}

/** Readings in a row after which a document that is saved all the time has to wait. */
const MOST_READINGS = 3;

/**
 * Reads a quote or sales order with all that belongs to it, in one version: reading takes several requests, and a save between
 * them would mix two. Problems: those of the client, `quote-not-found`, and `timed-out` while it is saved again and again.
 */
export async function fetchSourceDocument(
  client: QuoteManagerClient,
  id: DocumentId,
  cache: CatalogueCache,
): Promise<Result<SourceDocument>> {
  for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
    const document = await fetchOnce(client, id, cache);
    if (!document.ok) return document;
    const modifiedAt = await fetchModifiedAt(client, id);
    if (!modifiedAt.ok) return modifiedAt;
    if (modifiedAt.value === document.value.modifiedAt) return document;
  }
  const details = ['The document was saved each time while it was read.'];
  return { ok: false, problem: createProblem('timed-out', { system: 'Quote Manager' }, { details }) };
}

function fetchOnce(client: QuoteManagerClient, { kind, id }: DocumentId, cache: CatalogueCache) {
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
