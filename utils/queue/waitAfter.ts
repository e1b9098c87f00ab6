import type { Problem } from '../domain/problem';
import { backoff, SHORTEST_BACKOFF_MS } from './backoff';

/** A stated wait beyond this is not believed; looking once an hour harms nobody. */
export const LONGEST_STATED_WAIT_MS = 60 * 60_000;

/**
 * Milliseconds from a failed attempt (1 = the first) to the next one, for documents and the catalogue alike. A stated wait
 * holds in place of the backoff, but never under its floor. *At once* (`Retry-After: 0`, a date that has passed) says nothing
 * after a refusal: believed, it would be asked again without end. `random` gives 0 ≤ x < 1.
 */
export function waitAfter(
  { retryAfterMs }: Pick<Problem, 'retryAfterMs'>,
  { attempt, random }: { attempt: number; random: () => number },
): number {
  if (retryAfterMs === undefined || !(retryAfterMs > 0)) return backoff({ attempt, random });
  return Math.min(LONGEST_STATED_WAIT_MS, Math.max(SHORTEST_BACKOFF_MS, retryAfterMs));
}
