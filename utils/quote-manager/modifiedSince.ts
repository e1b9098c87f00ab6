/** The interface does not say in which time zone it reads the stamp, so it is set back by more than any zone (reference § 2). */
const OVERLAP_MS = 26 * 60 * 60_000;

/** The `modifiedAfter` that misses nothing that changed since `at` (milliseconds since 1970): `2026-03-01T00:00:00`. */
export function modifiedSince(at: number): string {
  return new Date(at - OVERLAP_MS).toISOString().slice(0, 19);
}
