/** Autotask's allowance of requests, which all integrations of a database share (autotask § 2.3). */
export interface Allowance {
  /** Requests allowed in the window. */
  limit: number;
  /** Requests counted in the present window. */
  used: number;
}

/** What Autotask said last, and what was sent since. */
export interface StatedAllowance extends Allowance {
  /** When it said so (milliseconds since 1970). */
  at: number;
  /** Own requests since then. */
  sent: number;
  /** When it was last asked, be it without an answer. */
  askedAt: number;
}

const HOUR_MS = 60 * 60_000;

/** Whether it still says something: Autotask counts the last hour. A stamp from the future is left by a clock that was set back. */
export function isStillTrue({ at }: Pick<StatedAllowance, 'at'>, now: number): boolean {
  return at <= now && now - at < HOUR_MS;
}

/** How the queue goes: `lanes` requests at once per endpoint, `pauseMs` between two documents. */
export type Pace = { kind: 'full' | 'slow'; lanes: number; pauseMs: number } | { kind: 'pause' };

export const FULL_PACE: Pace = { kind: 'full', lanes: 3, pauseMs: 0 };

/**
 * Above half of the allowance Autotask itself gets slower, at all of it it serves nobody, the people at their screens included:
 * so above 50 % fewer requests go out at once, and above 90 % none.
 */
export function decidePace({ limit, used }: Allowance): Pace {
  const share = limit > 0 ? used / limit : 0;
  if (share > 0.9) return { kind: 'pause' };
  if (share > 0.75) return { kind: 'slow', lanes: 1, pauseMs: 10_000 };
  if (share > 0.5) return { kind: 'slow', lanes: 2, pauseMs: 3_000 };
  return FULL_PACE;
}

/** The share that is used, in whole percents, for the user. */
export function percentUsed({ limit, used }: Allowance): number {
  return limit > 0 ? Math.round((used / limit) * 100) : 0;
}
