import type { Result } from '../domain/result';
import type { QuoteManagerClient } from './createQuoteManagerClient';

/** The id of the quote with exactly that number (`QO00000123`); null when there is none. */
export async function resolveQuoteNumber(client: QuoteManagerClient, number: string): Promise<Result<number | null>> {
  const quote = await client.fetchQuoteByNumber(number.trim());
  return quote.ok ? { ok: true, value: quote.value?.id ?? null } : quote;
}
