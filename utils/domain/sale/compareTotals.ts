import type { AutotaskQuoteItem } from '../autotaskRecords';
import type { PeriodTotals, Plan } from '../plan';
import type { PlanInput } from '../planInput';
import { createProblem } from '../problem';
import { formatMoney } from '../text/formatMoney';
import { periodReader, remoteTotals } from './totals';

const PERIODS = [
  ['oneTime', 'one-time'],
  ['monthly', 'monthly'],
  ['quarterly', 'quarterly'],
  ['yearly', 'yearly'],
] as const;

/**
 * Totals of both sides, once nothing is left to write (sync-rules § 2.8). A difference that a person made in Autotask is a
 * notice; one that nothing explains is a problem, since a bookkeeper would find it later.
 */
export function compareTotals(plan: Plan, input: PlanInput, items: AutotaskQuoteItem[], isExplained: boolean): void {
  const ours = plan.sourceTotals;
  const theirs = remoteTotals(items, periodReader(input.reference, input.settings));
  if (PERIODS.every(([period]) => ours[period] === theirs[period])) return;
  const parts = { source: words(ours), remote: words(theirs) };
  if (!isExplained) plan.problems.push(createProblem('totals-differ', parts));
  else {
    const message = `The totals differ: ${parts.source} in Quote Manager, ${parts.remote} in Autotask.`;
    plan.notices.push({ code: 'totals-differ', message });
  }
}

function words(totals: PeriodTotals): string {
  const said = PERIODS.filter(([period]) => Number(totals[period]) !== 0).map(
    ([period, name]) => `${formatMoney(totals[period])} ${name}`,
  );
  return said.length > 0 ? said.join(', ') : formatMoney(0);
}
