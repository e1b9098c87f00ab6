/** Whether what was stored `at` is at most so old. A stamp from the future is left by a clock that was set back: its age is unknown. */
export function isFresh(at: number, now: number, maxAgeMs: number): boolean {
  return at <= now && now - at <= maxAgeMs;
}
