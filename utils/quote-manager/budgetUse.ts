/**
 * Length of the window. A second more than the vendor's minute: requests are stamped when they leave and counted when they
 * arrive, so a slow first one would share the server's minute with one request too many.
 */
export const WINDOW_MS = 61_000;
const HOUR_MS = 60 * 60_000;
/** Whole hours are counted, so the day is an hour longer than the vendor's: a request is never forgotten too early. */
const DAY_MS = 25 * HOUR_MS;

/** What a request was sent for: something that a person waits for, the catalogue sync, automatic sync. */
export type Purpose = 'user' | 'catalogue' | 'automatic';

/** Requests of one hour, by purpose. `at`: its start, milliseconds since 1970. */
export type HourUse = { at: number } & Record<Purpose, number>;

/** What was sent lately to a system with an allowance for the minute and for the day. Plain data, stored as it is. */
export interface BudgetUse {
  /** Times of the requests that still count for the minute, oldest first; milliseconds since 1970. */
  stamps: number[];
  hours: HourUse[];
}

/** The use without what no longer counts. A stamp from the future is left by a clock that was set back: it counts as now. */
export function trimUse(use: BudgetUse, now: number): BudgetUse {
  return {
    stamps: use.stamps.map((at) => Math.min(at, now)).filter((at) => at > now - WINDOW_MS),
    hours: use.hours.map((hour) => ({ ...hour, at: Math.min(hour.at, now) })).filter(({ at }) => at > now - DAY_MS),
  };
}

/** The use with one more request. */
export function bookRequest(use: BudgetUse, purpose: Purpose, now: number): BudgetUse {
  const at = Math.floor(now / HOUR_MS) * HOUR_MS;
  const present = use.hours.find((hour) => hour.at === at) ?? { at, user: 0, catalogue: 0, automatic: 0 };
  const others = use.hours.filter((hour) => hour.at !== at);
  return {
    stamps: [...use.stamps, now],
    hours: [...others, { ...present, [purpose]: present[purpose] + 1 }],
  };
}

/** Requests of the last day, all or those of one purpose. */
export function spentInDay(use: BudgetUse, purpose?: Purpose): number {
  return use.hours.reduce(
    (sum, hour) => sum + (purpose === undefined ? hour.user + hour.catalogue + hour.automatic : hour[purpose]),
    0,
  );
}

/** Milliseconds until the oldest hour no longer counts for the day. */
export function waitForDay(use: BudgetUse, now: number): number {
  const oldest = Math.min(...use.hours.map(({ at }) => at));
  return Number.isFinite(oldest) ? Math.max(WINDOW_MS, oldest + DAY_MS - now) : WINDOW_MS;
}
