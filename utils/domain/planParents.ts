import type { AutotaskCompany, AutotaskId } from './autotaskRecords';
import { compareTotals } from './compareTotals';
import { frameExisting, frameNew } from './frameOpportunity';
import type { Known } from './known';
import type { CreatedId, Operation, Plan } from './plan';
import type { PlanInput } from './planInput';
import { type ItemChanges, planItemChanges } from './planItemChanges';
import type { PlannedItems } from './planItems';
import { planLocations } from './planLocations';
import { findOpportunity, opportunityFields, opportunityTitle } from './planOpportunity';
import { findQuote, quoteCreationFields, quoteFields } from './planQuote';
import { planExisting, type RecordPlan } from './planRecord';
import { createProblem } from './problem';
import type { Settings } from './settings';
import type { OpportunityState } from './stateMapping';
import { withProblem } from './withProblem';

/** What was settled before any record is planned. */
export interface Parties {
  company: AutotaskCompany;
  ownerId: number;
  state: OpportunityState;
  items: PlannedItems;
}

/** Opportunity, locations, quote and items (sync-rules § 2, § 6). */
export function planParents(input: PlanInput, parties: Parties, plan: Plan): Plan {
  const { source, remote, known, settings } = input;
  const { company, state } = parties;
  const linked = (key: string) => known.links.find((link) => link.key === key);
  const ourQuotes = findQuote(remote.quotes, source.number, linked('quote')?.id, company.id);
  const found = findOpportunity({
    link: linked('opportunity'),
    intent: known.intents.find((intent) => intent.key === 'opportunity'),
    quoteOpportunityIds: ourQuotes.map((quote) => quote.opportunityID),
    candidates: remote.opportunities,
    company,
    title: opportunityTitle(source, settings),
    openStatus: state.openStatus,
    match: settings.opportunities.match,
  });
  if (!found.ok) return withProblem(plan, found.problem);
  if (linked('quote') && ourQuotes.length === 0)
    return withProblem(plan, createProblem('target-gone', { what: 'quote' }));
  const opportunity = found.value;
  const quote = ourQuotes.find((candidate) => opportunity === null || candidate.opportunityID === opportunity.id);
  const inUse = quote ? [quote.billToLocationID, quote.shipToLocationID] : [];
  const locations = planLocations({ source, company, found: remote.locations, known, inUse });
  if (!locations.ok) return withProblem(plan, locations.problem);
  plan.notices.push(...locations.value.notices);

  const contactId = remote.contacts.find((contact) => contact.companyID === company.id && contact.isActive)?.id ?? null;
  const opportunityInput = { ...input, ...parties, contactId, totals: plan.sourceTotals, items: parties.items.items };
  const fields = opportunityFields(opportunityInput);
  const opportunityId: AutotaskId | CreatedId = opportunity?.id ?? { created: 'opportunity' };
  const quoteId: AutotaskId | CreatedId = quote?.id ?? { created: 'quote' };
  const parts: RecordPlan[] = [];
  const content: Operation[] = [...parties.items.creations, ...locations.value.operations];

  const quoteWanted = quoteFields({
    source,
    company,
    contactId,
    billTo: locations.value.billTo,
    shipTo: locations.value.shipTo,
  });
  if (quote) {
    const record = planExisting({
      key: 'quote',
      entity: 'Quotes',
      id: quote.id,
      parent: null,
      desired: quoteWanted,
      remote: quote,
      known,
      conflicts: settings.conflicts,
      label: 'Quote',
    });
    parts.push(record);
    content.push(...record.operations);
  } else {
    const others = opportunity ? remote.quotes.filter((candidate) => candidate.opportunityID === opportunity.id) : [];
    const creation = quoteCreationFields({ company, opportunityId, isOnlyQuote: others.length === 0 });
    content.push({
      kind: 'create',
      key: 'quote',
      entity: 'Quotes',
      parent: null,
      fields: { ...creation, ...quoteWanted },
      reason: 'new quote',
    });
  }
  const remoteItems = quote ? remote.items.filter((item) => item.quoteID === quote.id) : [];
  const items = planItemChanges({
    desired: parties.items.items,
    spared: parties.items.skippedKeys,
    remote: remoteItems,
    known,
    quoteId,
    settings,
  });
  content.push(...chained(items.operations, settings.items.order));
  plan.problems.push(...items.problems);
  plan.forget.push(...items.forget);

  if (opportunity) frameExisting({ opportunity, fields, state, content, input, plan, parts });
  else frameNew({ fields, state, content, opportunityInput, plan });
  reportDifferences(plan, parts, items, known);
  const isDone = plan.operations.every((operation) => operation.kind === 'adopt');
  const hasForeign = remoteItems.length > parties.items.items.length || plan.skippedLines > 0;
  if (quote && isDone && plan.problems.length === 0)
    compareTotals(plan, input, remoteItems, hasForeign || items.kept.length > 0);
  return plan;
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

function reportDifferences(plan: Plan, parts: RecordPlan[], items: ItemChanges, known: Known): void {
  const kept = [...parts.flatMap((part) => part.kept), ...items.kept];
  const conflicts = [...parts.flatMap((part) => part.conflicts), ...items.conflicts];
  if (kept.length > 0) plan.notices.push({ code: 'kept', message: `Changed in Autotask and kept: ${kept.join(', ')}` });
  if (conflicts.length === 0) return;
  const isOurs = known.links.some((link) => link.key === 'opportunity');
  const why = isOurs
    ? 'Changed in both systems since the last sync'
    : 'Autotask has this document already, with other values';
  plan.problems.push(createProblem('conflict', { why, fields: conflicts.join(', ') }));
}
