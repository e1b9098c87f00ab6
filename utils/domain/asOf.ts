import type { Known } from './known';

/**
 * What is known, as old as it was at an earlier moment: records that were read then may have been too young to be seen, however
 * long the reading took.
 */
export function asOf(known: Known, earlier: Known): Known {
  const madeAge = new Map(earlier.links.map(({ key, madeAgeMs }) => [key, madeAgeMs]));
  const intentAge = new Map(earlier.intents.map(({ key, ageMs }) => [key, ageMs]));
  return {
    ...known,
    links: known.links.map((link) => {
      const age = madeAge.get(link.key);
      return age === undefined || link.madeAgeMs === undefined ? link : { ...link, madeAgeMs: age };
    }),
    intents: known.intents.map((intent) => ({ ...intent, ageMs: intentAge.get(intent.key) ?? intent.ageMs })),
  };
}
