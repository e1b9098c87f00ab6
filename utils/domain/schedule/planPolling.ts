/** Quote Manager's allowance of a day (reference § 2: two figures are published; the lower one holds). */
export const REQUESTS_PER_DAY = 10_000;

const DAY_MS = 24 * 60 * 60_000;
/** A list of quotes and a list of orders, a page each. */
const REQUESTS_PER_LOOK = 2;
/** Of the share, so much is for looking; the rest reads what was found. */
const LOOKING_SHARE = 0.6;
const SHORTEST_INTERVAL_MS = 2 * 60_000;

/** Requests that automatic sync may spend in a day: a fifth, divided by the browsers that look (sync-rules § 8). */
export function automaticShare(browsers: number): number {
  return Math.floor(REQUESTS_PER_DAY / 5 / Math.max(1, Math.floor(browsers)));
}

export interface PollingInput {
  /** When Quote Manager was last asked for changes, milliseconds since 1970; null = never. */
  lastLookAt: number | null;
  now: number;
  browsers: number;
  /** Requests of the last day: all, and those of automatic sync. */
  spent: { all: number; own: number };
}

/**
 * When to ask for changes next (milliseconds since 1970; the past means now): as often as the share of a day lasts, and not
 * before tomorrow's hour comes back where it is spent. A look in the future was noted by a clock that was set back: it says
 * nothing. Pure.
 */
export function planPolling({ lastLookAt, now, browsers, spent }: PollingInput): number {
  const share = automaticShare(browsers);
  const left = Math.min(share - spent.own, REQUESTS_PER_DAY - spent.all);
  // The spent hours come back one by one.
  if (left < REQUESTS_PER_LOOK) return now + 60 * 60_000;
  const interval = Math.max(SHORTEST_INTERVAL_MS, (DAY_MS * REQUESTS_PER_LOOK) / (share * LOOKING_SHARE));
  return lastLookAt === null || lastLookAt > now ? now : lastLookAt + Math.round(interval);
}
