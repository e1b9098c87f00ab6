import { describe, expect, it } from 'vitest';
import { automaticShare, planPolling } from '../../utils/domain/schedule/planPolling';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const now = 100 * DAY_MS;
const input = { lastLookAt: now, now, browsers: 1, spent: { all: 0, own: 0 } };

describe('automatic sync', () => {
  it('has a fifth of the day, divided by the browsers', () => {
    expect([1, 2, 3, 0].map(automaticShare)).toEqual([2_000, 1_000, 666, 2_000]);
  });

  it('looks at once when it never did', () => {
    expect(planPolling({ ...input, lastLookAt: null })).toBe(now);
  });

  it('looks at once when the last look lies in the future: the clock was set back', () => {
    expect(planPolling({ ...input, lastLookAt: now + DAY_MS })).toBe(now);
    const later = now + 60 * MINUTE_MS;
    expect(planPolling({ ...input, lastLookAt: now + DAY_MS, spent: { all: 9_999, own: 0 } })).toBe(later);
  });

  it.each([1, 2, 5, 20])('lasts through the day with %i browsers', (browsers) => {
    const interval = planPolling({ ...input, browsers }) - now;
    expect(interval).toBeGreaterThanOrEqual(2 * MINUTE_MS);
    expect((DAY_MS / interval) * 2).toBeLessThanOrEqual(automaticShare(browsers));
  });

  it('waits for the next hour where its share, or the day of all, is spent', () => {
    const later = now + 60 * MINUTE_MS;
    expect(planPolling({ ...input, spent: { all: 2_000, own: 1_999 } })).toBe(later);
    expect(planPolling({ ...input, spent: { all: 9_999, own: 0 } })).toBe(later);
    expect(planPolling({ ...input, lastLookAt: null, spent: { all: 9_999, own: 0 } })).toBe(later);
  });
});
