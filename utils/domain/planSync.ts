import type { AutotaskCompany, AutotaskId, AutotaskOpportunity } from './autotaskRecords';
import type { Known } from './known';
import { foldName, matchCompany } from './matchCompany';
import type { CreatedId, Notice, Operation, Plan } from './plan';
import { type ItemChanges, planItemChanges } from './planItemChanges';
import { type PlannedItems, planItems } from './planItems';
import { planLocations } from './planLocations';
import { findOpportunity, opportunityCreationFields, opportunityFields, opportunityTitle } from './planOpportunity';
import { findQuote, quoteCreationFields, quoteFields } from './planQuote';
import { planExisting, type RecordPlan } from './planRecord';
import { createProblem, type Problem } from './problem';
import type { ReferenceData } from './referenceData';
import type { RemoteState } from './remoteState';
import type { Settings } from './settings';
import type { SourceDocument } from './sourceDocument';
import { type OpportunityState, planOpportunityState } from './stateMapping';
import { sourceTotals } from './totals';

export interface PlanInput {
  source: SourceDocument;
  remote: RemoteState;
  known: Known;
  reference: ReferenceData;
  settings: Settings;
  /** Today in the user's calendar. */
  today: string;
  /** How long a create without an answer may still turn up in a query. */
  settleMs: number;
}

/**
 * What has to happen in Autotask so that it shows the document (sync-rules § 2, § 3, § 6). Pure; an empty list of operations
 * means *verified*. Problems stop everything: no operation is returned beside them.
 */
export function planSync(input: PlanInput): Plan {
  const draft = draftPlan({ ...input, remote: inIdOrder(input.remote) });
  const writes = draft.operations.filter((operation) => operation.kind !== 'adopt');
  if (draft.problems.length > 0) return { ...draft, operations: [], forget: [] };
  return { ...draft, waitMs: writes.length > 0 ? waitFor(input, writes) : null };
}

/** Autotask promises no order of rows; without one of our own, equal records could be paired anew on every reading. */
function inIdOrder(remote: RemoteState): RemoteState {
  const sorted = <T extends { id: AutotaskId }>(list: T[]): T[] => [...list].sort((a, b) => a.id - b.id);
  return {
    companies: sorted(remote.companies),
    contacts: sorted(remote.contacts),
    resources: sorted(remote.resources),
    opportunities: sorted(remote.opportunities),
    quotes: sorted(remote.quotes),
    items: sorted(remote.items),
    locations: sorted(remote.locations),
    products: sorted(remote.products),
    services: sorted(remote.services),
  };
}

/** Younger intents may belong to records that a query does not show yet: creating them again could double them. */
function waitFor({ known, settleMs }: PlanInput, writes: Operation[]): number | null {
  const ages = known.intents
    .filter((intent) => writes.some((operation) => operation.kind === 'create' && operation.key === intent.key))
    .map((intent) => settleMs - intent.ageMs)
    .filter((remaining) => remaining > 0);
  return ages.length > 0 ? Math.max(...ages) : null;
}

function draftPlan(input: PlanInput): Plan {
  const plan: Plan = emptyPlan();
  if (isManagedElsewhere(input)) return withProblem(plan, createProblem('managed-elsewhere'));
  const company = matchCompany(input.source.customer, input.remote.companies);
  if (!company.ok) return withProblem(plan, company.problem);
  const currency = currencyProblem(company.value, input.reference);
  if (currency) return withProblem(plan, currency);
  const items = planItems({
    ...input,
    document: input.source,
    products: input.remote.products,
    services: input.remote.services,
  });
  plan.notices.push(...items.notices, ...expiryNotice(input));
  plan.problems.push(...items.problems);
  plan.sourceTotals = sourceTotals(items.items);
  plan.plannedItems = items.items.length;
  plan.skippedLines = items.skippedLines;
  const owner = findOwner(input);
  if (!owner.ok) plan.problems.push(owner.problem);
  const recurring = items.items.some((item) => item.period !== 'oneTime' && !item.isOptional);
  const state = planOpportunityState(input.source.state, input.settings, input.reference, recurring);
  plan.problems.push(...state.problems);
  if (!owner.ok || !state.value) return plan;
  return planParents(input, { company: company.value, ownerId: owner.id, state: state.value, items }, plan);
}

interface Parties {
  company: AutotaskCompany;
  ownerId: number;
  state: OpportunityState;
  items: PlannedItems;
}

function planParents(input: PlanInput, parties: Parties, plan: Plan): Plan {
  const { source, remote, known, settings } = input;
  const { company, state } = parties;
  const linked = (key: string) => known.links.find((link) => link.key === key);
  const ourQuotes = findQuote(remote.quotes, source.number, linked('quote')?.id, company.id);
  if (linked('quote') && ourQuotes.length === 0)
    return withProblem(plan, createProblem('target-gone', { what: 'quote' }));
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
  const items = planItemChanges({ desired: parties.items.items, remote: remoteItems, known, quoteId, settings });
  content.push(...chained(items.operations, settings.items.order));
  plan.problems.push(...items.problems);
  plan.forget.push(...items.forget);

  if (opportunity) frameExisting({ opportunity, fields, state, content, input, plan, parts });
  else frameNew({ fields, state, content, opportunityInput, plan });
  reportDifferences(plan, parts, items, known);
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

/** A new opportunity is made open; totals and the final state come last, when everything else stands (sync-rules § 2.3, § 2.4). */
function frameNew(input: {
  fields: Record<string, string | number | boolean | null>;
  state: OpportunityState;
  content: Operation[];
  opportunityInput: Parameters<typeof opportunityCreationFields>[0];
  plan: Plan;
}): void {
  const { fields, state, content, plan } = input;
  const creation = opportunityCreationFields(input.opportunityInput);
  plan.problems.push(...creation.problems);
  const finish: Record<string, { before: boolean | number; after: boolean | number }> = {
    useQuoteTotals: { before: false, after: true },
  };
  if (state.status !== state.openStatus) finish.status = { before: state.openStatus, after: state.status };
  plan.operations.push(
    {
      kind: 'create',
      key: 'opportunity',
      entity: 'Opportunities',
      parent: null,
      fields: { ...creation.fields, ...fields, status: state.openStatus },
      reason: 'new opportunity',
    },
    ...content,
    {
      kind: 'update',
      key: 'opportunity',
      entity: 'Opportunities',
      id: { created: 'opportunity' },
      parent: null,
      changes: finish,
      after: [...new Set(content.map((operation) => operation.key))],
      reason: 'amounts from the quote',
    },
  );
}

/** An existing opportunity: its status moves last; one that we closed is reopened, changed and closed again (sync-rules § 2.4). */
function frameExisting(input: {
  opportunity: AutotaskOpportunity;
  fields: Record<string, string | number | boolean | null>;
  state: OpportunityState;
  content: Operation[];
  input: PlanInput;
  plan: Plan;
  parts: RecordPlan[];
}): void {
  const { opportunity, state, content, plan } = input;
  const { settings } = input.input;
  const known = withOwnReopening(input.input.known, opportunity, state.openStatus);
  const writes = content.filter((operation) => operation.kind !== 'adopt');
  const record = planExisting({
    key: 'opportunity',
    entity: 'Opportunities',
    id: opportunity.id,
    parent: null,
    desired: { ...input.fields, useQuoteTotals: true },
    remote: opportunity,
    known,
    conflicts: settings.conflicts,
    label: 'Opportunity',
  });
  input.parts.push(record);
  const isOpen = opportunity.status === state.openStatus;
  const base = known.links.find((link) => link.key === 'opportunity')?.base.status;
  if (!isOpen && writes.length > 0 && base !== opportunity.status) {
    plan.problems.push(
      createProblem(
        'opportunity-closed',
        { title: opportunity.title },
        { view: { kind: 'autotask', entity: 'Opportunities', id: opportunity.id } },
      ),
    );
    return;
  }
  const reopens = !isOpen && writes.length > 0;
  const before: Operation[] = reopens
    ? [
        statusChange(
          'opportunity#reopen',
          opportunity.id,
          opportunity.status,
          state.openStatus,
          'reopened for the change',
        ),
      ]
    : [];
  const body = reopens
    ? content.map((operation) => ({ ...operation, after: [...(operation.after ?? []), 'opportunity#reopen'] }))
    : content;
  const after = body.map((operation) => operation.key).filter((key) => key !== 'opportunity');
  const finish = record.operations.map((operation) =>
    operation.kind === 'update' ? { ...operation, after: [...new Set(after)] } : operation,
  );
  const setsStatus = finish.some((operation) => operation.kind === 'update' && 'status' in operation.changes);
  if (reopens && !setsStatus) {
    const closing = statusChange('opportunity', opportunity.id, state.openStatus, opportunity.status, 'closed again');
    // One request with the other changes: a second one at the same time could come to rest before them.
    const update = finish.findIndex((operation) => operation.kind === 'update');
    const [other] = update < 0 ? [] : finish.splice(update, 1);
    const changes = other?.kind === 'update' ? { ...other.changes, ...closing.changes } : closing.changes;
    finish.push({ ...closing, changes, after: [...new Set([...after, 'opportunity#reopen'])] });
  }
  plan.operations.push(...before, ...body, ...finish);
}

/** Reopened by us without an answer: the open status is then our own last word, not a person's, and is closed again. */
function withOwnReopening(known: Known, opportunity: AutotaskOpportunity, openStatus: number): Known {
  const hasIntent = known.intents.some((intent) => intent.key === 'opportunity#reopen');
  if (!hasIntent || opportunity.status !== openStatus) return known;
  const links = known.links.map((link) =>
    link.key === 'opportunity' ? { ...link, base: { ...link.base, status: openStatus } } : link,
  );
  return { ...known, links };
}

function statusChange(
  key: string,
  id: AutotaskId,
  before: number,
  after: number,
  reason: string,
): Operation & { kind: 'update' } {
  return {
    kind: 'update',
    key,
    entity: 'Opportunities',
    id,
    parent: null,
    changes: { status: { before, after } },
    reason,
  };
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

/** Quote Manager's own integration owns a document that bears its opportunity or quote id (sync-rules § 1). */
function isManagedElsewhere({ source }: PlanInput): boolean {
  return source.native.opportunityId !== null || source.native.quoteId !== null;
}

function currencyProblem(company: AutotaskCompany, reference: ReferenceData): Problem | null {
  const { internalCurrencyId } = reference;
  if (internalCurrencyId === null || company.currencyID === null || company.currencyID === internalCurrencyId)
    return null;
  return createProblem('currency-differs', { name: company.companyName });
}

/** The employee's own resource, else the default owner of the settings (sync-rules § 2.2). */
function findOwner({
  source,
  remote,
  settings,
}: PlanInput): { ok: true; id: number } | { ok: false; problem: Problem } {
  const wanted = [source.ownerEmail, settings.opportunity.owner].filter((email): email is string => Boolean(email));
  for (const email of wanted) {
    const owner = remote.resources.find(
      (resource) => resource.isActive && foldName(resource.email ?? '') === foldName(email),
    );
    if (owner) return { ok: true, id: owner.id };
  }
  const problem = createProblem(
    'owner-invalid',
    { email: wanted[0] ?? '(none)' },
    { view: { kind: 'options', section: 'settings' } },
  );
  return { ok: false, problem };
}

function expiryNotice({ source, today }: PlanInput): Notice[] {
  const isOpen = source.state !== 'won' && source.state !== 'declined';
  if (!isOpen || source.expiresOn === null || source.expiresOn >= today) return [];
  return [
    {
      code: 'quote-expired',
      message: `The quote expired on ${source.expiresOn}; nothing changes in Autotask for that.`,
    },
  ];
}

function emptyPlan(): Plan {
  const sourceTotals = { oneTime: '0.00', monthly: '0.00', quarterly: '0.00', yearly: '0.00' };
  return {
    operations: [],
    notices: [],
    problems: [],
    forget: [],
    sourceTotals,
    plannedItems: 0,
    skippedLines: 0,
    waitMs: null,
  };
}

function withProblem(plan: Plan, problem: Problem): Plan {
  return { ...plan, problems: [...plan.problems, problem] };
}
