import { afterEach, beforeEach, vi } from 'vitest';

/** A Monday morning after the seed's documents. */
const START = Date.parse('2026-11-23T09:00:00Z');

/**
 * Lets the tests of a file say what time it is, for the engine and for both remote systems; only `Date` is replaced, so
 * requests and timers stay real. Time stands still until it is moved.
 */
export function useVirtualClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Moves the clock; negative = it was set back. */
export function moveClock(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}
