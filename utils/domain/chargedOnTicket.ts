import type { AutotaskId } from './autotaskRecords';
import type { Notice, Plan, PlannedValue } from './plan';
import type { PlanInput } from './planInput';
import type { SourceDocument } from './sourceDocument';
import { targetsOf } from './syncTargets';

/** Nobody is billed twice in silence (sync-rules § 1). */
const SENTENCE =
  'The products are charged on the ticket: in the Won wizard leave the product charges out, or they are billed twice.';

export const CHARGED_NOTICE: Notice = { code: 'charged-on-ticket', message: SENTENCE };

/** Whether an order has products that a ticket charges. */
export function chargedOnTicket({ sections }: SourceDocument): boolean {
  return sections.some(({ lines }) => lines.some(({ product }) => product?.kind === 'product'));
}

/** Where products stand on an opportunity as well: a notice, and a sentence in the opportunity's description. */
export function planChargedNotice(
  { source, remote }: PlanInput,
  opportunityId: PlannedValue | undefined,
  plan: Plan,
): void {
  if (opportunityId === undefined || source.orderStatus === 'Cancelled') return;
  plan.notices.push(CHARGED_NOTICE);
  const opportunity = remote.opportunities.find(({ id }) => id === opportunityId);
  const isOurs = plan.operations.some(({ key }) => key === 'opportunity');
  if (!opportunity || isOurs || opportunity.description?.includes(SENTENCE)) return;
  plan.operations.push(addSentence(opportunity.id, opportunity.description));
}

/** What a new opportunity's description has to say about it; null where its products are charged nowhere else. */
export function chargedSentence({ source, settings, known }: PlanInput): string | null {
  if (known.order?.isCharged) return SENTENCE;
  const isCharged = source.kind === 'order' && targetsOf(source, settings).charges;
  return isCharged && chargedOnTicket(source) ? SENTENCE : null;
}

function addSentence(id: AutotaskId, before: string | null): Plan['operations'][number] {
  const after = [before?.trimEnd(), SENTENCE].filter(Boolean).join('\n\n');
  return {
    kind: 'update',
    // Not `opportunity`: that key would make it this document's own.
    key: 'charged:opportunity',
    entity: 'Opportunities',
    id,
    parent: null,
    changes: { description: { before, after } },
    reason: 'its products are charged on the ticket',
  };
}
