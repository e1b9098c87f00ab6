import type { Winner } from './decisions';
import type { Settings } from './settings';
import type { Verdict } from './verdict';

/** At most one of them may be more than 0 in Autotask (reference § 3.3): to a person they are one value, said in three ways. */
const DISCOUNTS = ['unitDiscount', 'percentageDiscount', 'lineDiscount'] as const;

interface Choice {
  conflicts: Settings['conflicts'];
  winnerOf(field: string): Winner | undefined;
}

/**
 * Settles the discounts of an item together: where a person gave another one in Autotask, writing ours beside it would be
 * refused, so it is the same as one field that changed on both sides (sync-rules § 6). Changes `verdicts`.
 */
export function settleDiscounts(verdicts: Map<string, Verdict>, { conflicts, winnerOf }: Choice): void {
  const ours = DISCOUNTS.filter((field) => verdicts.get(field) === 'write');
  const theirs = DISCOUNTS.filter((field) => THEIRS.has(verdicts.get(field) ?? 'same'));
  if (ours.length === 0 || theirs.length === 0) return;
  const answer = [...ours, ...theirs].map(winnerOf).find((winner) => winner !== undefined);
  const winner = answer ?? (conflicts === 'quoteManagerWins' ? 'quoteManager' : undefined);
  if (winner === 'quoteManager') for (const field of theirs) verdicts.set(field, 'write');
  else for (const field of ours) verdicts.set(field, lost(winner, conflicts, isAsked(theirs, verdicts)));
}

/** Verdicts by which Autotask's value stays, for now or for good. */
const THEIRS: ReadonlySet<Verdict> = new Set<Verdict>(['keep', 'settle', 'conflict']);

const isAsked = (fields: readonly string[], verdicts: Map<string, Verdict>): boolean =>
  fields.some((field) => verdicts.get(field) === 'conflict');

/** What becomes of our discount where Quote Manager does not win; one question about an item's discount is enough. */
function lost(winner: Winner | undefined, conflicts: Settings['conflicts'], isAskedAlready: boolean): Verdict {
  if (winner === 'autotask') return 'settle';
  return conflicts === 'ask' && !isAskedAlready ? 'conflict' : 'keep';
}
