export const SHORTEST_BACKOFF_MS = 2_000;
export const LONGEST_BACKOFF_MS = 5 * 60_000;

/**
 * Milliseconds to wait after the given attempt (1 = the first): anywhere between 2 s and a ceiling that doubles with each
 * attempt up to 5 min, so that many browsers that failed at once do not come back at once. `random` gives 0 ≤ x < 1.
 */
export function backoff({ attempt, random }: { attempt: number; random: () => number }): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, SHORTEST_BACKOFF_MS * 2 ** Math.max(1, attempt));
  return Math.round(SHORTEST_BACKOFF_MS + random() * (ceiling - SHORTEST_BACKOFF_MS));
}
