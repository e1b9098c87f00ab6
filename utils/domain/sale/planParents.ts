import type { AutotaskCompany, AutotaskOpportunity, AutotaskQuote } from '../autotaskRecords';
import { planItemChanges } from '../lines/planItemChanges';
import type { PlannedItems } from '../lines/planItems';
import type { Operation, Plan, PlannedFields } from '../plan';
import type { PlanInput } from '../planInput';
import { planExisting, type RecordPlan } from '../planRecord';
import { createProblem } from '../problem';
import { goneQuestion } from '../questions/questionsTarget';
import { turnedDown } from '../questions/settleDecisions';
import type { Settings } from '../settings';
import { recallUnfinished } from '../syncRecord/recallUnfinished';
import { chargedSentence } from '../ticket/chargedOnTicket';
import { withProblem } from '../withProblem';
import { compareTotals } from './compareTotals';
import { findOpportunity, type TargetProblem } from './findOpportunity';
import { frameExisting, frameNew } from './frameOpportunity';
import { nativeIdsOf } from './nativeIds';
import { externalNumber } from './orderOpportunity';
import { planLocations } from './planLocations';
import { opportunityFields, opportunityTitle } from './planOpportunity';
import { findQuote, quoteCreationFields, quoteFields } from './planQuote';
import type { OpportunityState } from './stateMapping';
import { periodReader, remoteTotals } from './totals';

/** What was settled before any record is planned. */
export interface Parties {
  company: AutotaskCompany;
  ownerId: number;
  state: OpportunityState;
  items: PlannedItems;
}

/** The records that the document has in Autotask already. */
interface Parents {
  opportunity: AutotaskOpportunity | null;
  quote: AutotaskQuote | undefined;
}

/** Opportunity, locations, quote and items (sync-rules § 2, § 6). */
export function planParents(given: PlanInput, parties: Parties, plan: Plan): Plan {
  const input = recallUnfinished(given, parties);
  const { source, remote, known, settings, decisions, reference } = input;
  const { company, state } = parties;
  const parents = findParents(input, parties);
  if (!parents.ok) return withProblem(plan, parents.problem, parents.question);
  const { opportunity, quote } = parents.value;
  const inUse = quote ? [quote.billToLocationID, quote.shipToLocationID] : [];
  const locations = planLocations({ source, company, found: remote.locations, known, inUse });
  if (!locations.ok) return withProblem(plan, locations.problem);
  plan.notices.push(...locations.value.notices);

  const contactId = remote.contacts.find((contact) => contact.companyID === company.id && contact.isActive)?.id ?? null;
  const record = planQuote(
    input,
    parents.value,
    quoteFields({ source, company, contactId, ...locations.value }),
    company,
  );
  const remoteItems = remote.items.filter((item) => item.quoteID === quote?.id);
  const items = planItemChanges({
    desired: parties.items.items,
    spared: parties.items.skippedKeys,
    remote: remoteItems,
    known,
    quoteId: quote?.id ?? { created: 'quote' },
    settings,
    decisions,
  });
  plan.notices.push(...items.notices);
  plan.problems.push(...items.problems);
  plan.questions.push(...items.questions);
  plan.forget.push(...items.forget);

  const content = [
    ...parties.items.creations,
    ...locations.value.operations,
    ...record.operations,
    ...chained(items.operations, settings.items.order),
  ];
  const parts: RecordPlan[] = [record];
  const opportunityInput = {
    ...input,
    ...parties,
    contactId,
    totals: plan.sourceTotals,
    items: parties.items.items,
    charged: chargedSentence(input),
  };
  const fields = opportunityFields(opportunityInput);
  if (opportunity) frameExisting({ opportunity, fields, state, content, input, plan, parts });
  else frameNew({ fields, state, content, opportunityInput, plan });
  plan.differences.push(...items.differences, ...parts.flatMap((part) => part.differences));
  if (quote) plan.remoteTotals = remoteTotals(remoteItems, periodReader(reference, settings));
  if (quote && isVerified(plan)) {
    const hasForeign = remoteItems.length > parties.items.items.length;
    compareTotals(plan, input, remoteItems, hasForeign || plan.skippedLines > 0 || items.differences.length > 0);
  }
  return plan;
}

const isVerified = (plan: Plan): boolean =>
  plan.problems.length === 0 &&
  plan.differences.every(({ kind }) => kind === 'kept') &&
  plan.operations.every((operation) => operation.kind === 'adopt');

/** Opportunity and Autotask quote by link or mark; a linked one that is not there any more was deleted. */
function findParents(input: PlanInput, { company, state }: Parties): { ok: true; value: Parents } | TargetProblem {
  const { source, remote, known, settings, decisions, reference } = input;
  const native = nativeIdsOf(source);
  const linked = (key: string) => known.links.find((link) => link.key === key);
  const quoteLink = linked('quote');
  const ours = findQuote(remote.quotes, {
    number: externalNumber(source),
    linkedId: quoteLink?.id,
    nativeId: native.quoteId,
    companyId: company.id,
  });
  const found = findOpportunity({
    link: linked('opportunity'),
    intent: known.intents.find((intent) => intent.key === 'opportunity'),
    choice: decisions.opportunity,
    nativeId: native.opportunityId,
    quoteOpportunityIds: ours.map((quote) => quote.opportunityID),
    candidates: remote.opportunities,
    company,
    title: opportunityTitle(source, settings),
    openStatus: state.openStatus,
    match: settings.opportunities.match,
    reference,
  });
  if (!found.ok) return found;
  const opportunity = found.value;
  if (quoteLink && ours.length === 0)
    return {
      ok: false,
      problem: createProblem('target-gone', { what: 'quote' }),
      question: goneQuestion('quote', quoteLink.id),
    };
  const quote = ours.find(({ opportunityID }) =>
    opportunity === null
      ? !turnedDown(decisions.opportunity).includes(opportunityID)
      : opportunityID === opportunity.id,
  );
  return { ok: true, value: { opportunity, quote } };
}

/** The Autotask quote: compared where it stands, else made in the opportunity. */
function planQuote(
  { remote, known, settings, decisions }: PlanInput,
  { opportunity, quote }: Parents,
  desired: PlannedFields,
  company: AutotaskCompany,
): RecordPlan {
  const common = { key: 'quote', entity: 'Quotes', parent: null } as const;
  if (quote) {
    const { conflicts } = settings;
    return planExisting({
      ...common,
      id: quote.id,
      desired,
      remote: quote,
      known,
      conflicts,
      decisions,
      label: 'Quote',
    });
  }
  const others = opportunity ? remote.quotes.filter((candidate) => candidate.opportunityID === opportunity.id) : [];
  const opportunityId = opportunity?.id ?? { created: 'opportunity' };
  const creation = quoteCreationFields({ company, opportunityId, isOnlyQuote: others.length === 0 });
  const operation: Operation = { ...common, kind: 'create', fields: { ...creation, ...desired }, reason: 'new quote' };
  return { operations: [operation], differences: [] };
}

/** `items.order: exact` sends one item after the other, so that Autotask numbers them in line order. */
function chained(operations: Operation[], order: Settings['items']['order']): Operation[] {
  if (order === 'fast') return operations;
  let previous: string | undefined;
  return operations.map((operation) => {
    if (operation.kind !== 'create') return operation;
    const next = previous === undefined ? operation : { ...operation, after: [...(operation.after ?? []), previous] };
    previous = operation.key;
    return next;
  });
}
