import type { Result } from '../domain/result';
import type { DocumentKind } from '../domain/sourceDocument';
import type { QuoteManagerClient } from './createQuoteManagerClient';

/** The id of the quote (`QO00000123`) or order (`ON00000123`) with exactly that number; null when there is none. */
export async function resolveDocumentNumber(
  client: QuoteManagerClient,
  kind: DocumentKind,
  number: string,
): Promise<Result<number | null>> {
  const find = kind === 'quote' ? client.fetchQuoteByNumber : client.fetchSalesOrderByNumber;
  const found = await find(number.trim());
  return found.ok ? { ok: true, value: found.value?.id ?? null } : found;
}
