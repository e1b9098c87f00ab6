import type { QuoteSpec } from './documentSpecs.ts';
import { quoteSpecsBasic } from './quoteSpecsBasic.ts';
import { quoteSpecsCatalogue } from './quoteSpecsCatalogue.ts';
import { quoteSpecsLines } from './quoteSpecsLines.ts';
import { quoteSpecsParties } from './quoteSpecsParties.ts';
import { quoteSpecsTexts } from './quoteSpecsTexts.ts';

/** All quotes of the seed, in id order: 101–160. */
export const quoteSpecs: readonly QuoteSpec[] = [
  ...quoteSpecsBasic,
  ...quoteSpecsCatalogue,
  ...quoteSpecsParties,
  ...quoteSpecsLines,
  ...quoteSpecsTexts,
].sort((left, right) => left.id - right.id);

/** Finds a quote of the seed. Throws for an id outside 101–160. */
export function quoteSpec(id: number): QuoteSpec {
  const spec = quoteSpecs.find((candidate) => candidate.id === id);
  if (!spec) throw new Error(`The seed has no quote ${id}`);
  return spec;
}
