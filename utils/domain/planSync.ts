import type { AutotaskCompany, AutotaskId } from './autotaskRecords';
import { matchCompany } from './matchCompany';
import type { Notice, Operation, Plan } from './plan';
import { findOwner, planMissingCompany } from './planCompany';
import type { PlanInput } from './planInput';
import { planItems } from './planItems';
import { planParents } from './planParents';
import { createProblem, type Problem } from './problem';
import type { ReferenceData } from './referenceData';
import type { RemoteState } from './remoteState';
import { linkedIds } from './sharedKeys';
import { planOpportunityState } from './stateMapping';
import { sourceTotals } from './totals';
import { withProblem } from './withProblem';

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
    tickets: sorted(remote.tickets),
    charges: sorted(remote.charges),
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
  const creation = planMissingCompany(input, plan);
  if (creation) return creation;
  const company = matchCompany(input.source.customer, input.remote.companies);
  if (!company.ok) return withProblem(plan, company.problem);
  const currency = currencyProblem(company.value, input.reference);
  if (currency) return withProblem(plan, currency);
  const items = planItems({
    ...input,
    document: input.source,
    products: input.remote.products,
    services: input.remote.services,
    linkedProducts: linkedIds(input.known, 'product'),
    linkedServices: linkedIds(input.known, 'service'),
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
  if (input.source.state === 'won' && recurring) plan.notices.push(wonChecklist);
  if (!owner.ok || !state.value) return plan;
  return planParents(input, { company: company.value, ownerId: owner.id, state: state.value, items }, plan);
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

/** Autotask's interface has no command for it (sync-rules § 2.4). */
const wonChecklist: Notice = {
  code: 'won-checklist',
  message:
    'Won: open the opportunity in Autotask and run the Won Opportunity wizard; it makes the contracts from the recurring items.',
};

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
    questions: [],
    forget: [],
    sourceTotals,
    remoteTotals: null,
    plannedItems: 0,
    skippedLines: 0,
    waitMs: null,
  };
}
