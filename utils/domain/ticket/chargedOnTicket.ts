import type { AutotaskId } from '../autotaskRecords';
import type { Link } from '../known';
import type { Notice, Operation, Plan, PlannedValue } from '../plan';
import type { PlanInput } from '../planInput';
import { DESCRIPTION_LENGTH, withDescription } from '../preview/describedUpdate';
import type { SourceDocument } from '../sourceDocument';
import { targetsOf } from '../syncTargets';

/** Nobody is billed twice in silence (sync-rules § 1). */
const SENTENCE =
  'The products are charged on the ticket: in the Won wizard leave the product charges out, or they are billed twice.';

export const CHARGED_NOTICE: Notice = { code: 'charged-on-ticket', message: SENTENCE };

/** Whether an order has products that a ticket charges. */
export function chargedOnTicket({ sections }: SourceDocument): boolean {
  return sections.some(({ lines }) => lines.some(({ product }) => product?.kind === 'product'));
}

/** Where products stand on an opportunity as well: a notice, and a sentence in the opportunity's description if it has room. */
export function planChargedNotice(
  { source, remote, known }: PlanInput,
  opportunityId: PlannedValue | undefined,
  plan: Plan,
): void {
  if (opportunityId === undefined || source.orderStatus === 'Cancelled') return;
  plan.notices.push(CHARGED_NOTICE);
  const opportunity = remote.opportunities.find(({ id }) => id === opportunityId);
  if (!opportunity || opportunity.description?.includes(SENTENCE)) return;
  const { id, description: before } = opportunity;
  const after = [before?.trimEnd(), SENTENCE].filter(Boolean).join('\n\n');
  if (after.length > DESCRIPTION_LENGTH) return;
  const link = known.links.find(({ key }) => key === 'opportunity');
  if (link || plan.operations.some(({ key }) => key === 'opportunity'))
    // Written once; a person who has read it may take it away.
    addToOwn(plan, { id, before, after }, link);
  else if (!known.links.some(({ key }) => key === CHARGED_KEY)) plan.operations.push(sayOnce(id, before, after));
}

/** Not `opportunity`: that key would make the quote's opportunity this document's own. */
export const CHARGED_KEY = 'charged:opportunity';

function addToOwn(
  plan: Plan,
  text: { id: AutotaskId; before: string | null; after: string },
  link: Link | undefined,
): void {
  const { description } = link?.base ?? {};
  if (typeof description === 'string' && description.includes(SENTENCE)) return;
  plan.operations = withDescription(plan.operations, { key: 'opportunity', ...text, reason: REASON });
}

/** What a new opportunity's description has to say about it; null where its products are charged nowhere else. */
export function chargedSentence({ source, settings, known }: PlanInput): string | null {
  if (known.order?.isCharged) return SENTENCE;
  const isCharged = source.kind === 'order' && targetsOf(source, settings).charges;
  return isCharged && chargedOnTicket(source) ? SENTENCE : null;
}

const REASON = 'its products are charged on the ticket';

function sayOnce(id: AutotaskId, before: string | null, after: string): Operation {
  const changes = { description: { before, after } };
  return { kind: 'update', key: CHARGED_KEY, entity: 'Opportunities', id, parent: null, changes, reason: REASON };
}
