import type { QuoteManagerLimits } from './createQuoteManagerStore.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Counts requests over the last rolling minute and day.
 * @param limits read at each request, so that a test can tighten them while running
 * @param clock milliseconds since the epoch
 * @returns a function that counts one request and says whether it is allowed; a refused one is not counted
 */
export function createRequestLimiter(limits: () => QuoteManagerLimits, clock: () => number): () => boolean {
  let stamps: number[] = [];
  return () => {
    const now = clock();
    stamps = stamps.filter((stamp) => stamp > now - day);
    const lastMinute = stamps.filter((stamp) => stamp > now - minute).length;
    const { perMinute, perDay } = limits();
    if (lastMinute >= perMinute || stamps.length >= perDay) return false;
    stamps.push(now);
    return true;
  };
}
