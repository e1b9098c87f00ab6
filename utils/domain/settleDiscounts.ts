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
  const theirs = DISCOUNTS.filter((field) => verdicts.get(field) === 'keep');
  if (ours.length === 0 || theirs.length === 0) return;
  const winner = ours.map(winnerOf).find((answer) => answer !== undefined) ?? winnerBySetting(conflicts);
  const [fields, verdict] = winner === 'quoteManager' ? [theirs, 'write' as const] : [ours, lost(winner, conflicts)];
  for (const field of fields) verdicts.set(field, verdict);
}

function winnerBySetting(conflicts: Settings['conflicts']): Winner | undefined {
  return conflicts === 'quoteManagerWins' ? 'quoteManager' : undefined;
}

/** What becomes of our discount where Quote Manager does not win. */
function lost(winner: Winner | undefined, conflicts: Settings['conflicts']): Verdict {
  if (winner === 'autotask') return 'settle';
  return conflicts === 'ask' ? 'conflict' : 'keep';
}
