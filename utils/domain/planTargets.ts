import type { AutotaskCompany } from './autotaskRecords';
import type { Plan, PlannedValue } from './plan';
import type { PlanInput } from './planInput';
import { continuedWords, quotedOpportunityId } from './sale/orderOpportunity';
import { planSales } from './sale/planSales';
import type { SyncTargets } from './syncTargets';
import { CHARGED_NOTICE, chargedOnTicket, planChargedNotice } from './ticket/chargedOnTicket';
import { planTicket } from './ticket/planTicket';

/** Everything that a document leads to under the settings: the table of sync-rules § 1. */
export function planTargets(
  input: PlanInput,
  { company, targets }: { company: AutotaskCompany; targets: SyncTargets },
  plan: Plan,
): Plan {
  const { source, known } = input;
  if (known.order?.takesOver) {
    const message = continuedWords(known.order.number);
    return { ...plan, notices: [...plan.notices, { code: 'continued-as-order', message }] };
  }
  const sold = targets.opportunity && !isWithdrawn(input) ? planSales(input, company, plan) : plan;
  if (known.order?.isCharged) sold.notices.push(CHARGED_NOTICE);
  if (!targets.ticket) return sold;
  const opportunityId = ownOpportunity(input, sold) ?? quotedOpportunityId(input);
  const isAlone = !targets.opportunity;
  planTicket(input, { company, opportunityId, hasCharges: targets.charges, isAlone }, sold);
  if (targets.charges && chargedOnTicket(source)) planChargedNotice(input, opportunityId, sold);
  return sold;
}

/** A cancelled order takes nothing back from the quote that it came from: that stays won (sync-rules § 2.4). */
function isWithdrawn({ source }: PlanInput): boolean {
  return source.orderStatus === 'Cancelled' && source.quote !== null;
}

/** The opportunity that this very plan makes or keeps. */
function ownOpportunity({ known }: PlanInput, plan: Plan): PlannedValue | undefined {
  const operation = plan.operations.find(({ key }) => key === 'opportunity');
  if (operation?.kind === 'create') return { created: 'opportunity' };
  return operation?.id ?? known.links.find(({ key }) => key === 'opportunity')?.id;
}
