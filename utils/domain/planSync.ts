import type { AutotaskCompany, AutotaskId } from './autotaskRecords';
import { matchCompany } from './matching/matchCompany';
import type { Plan } from './plan';
import type { PlanInput } from './planInput';
import { planTargets } from './planTargets';
import { createProblem, type Problem } from './problem';
import { takeOverQuestion } from './questions/questionsDifferences';
import { companyQuestion } from './questions/questionsTarget';
import { reportDifferences } from './questions/reportDifferences';
import { forgetDecided, withoutGivenUp, withPicks } from './questions/settleDecisions';
import type { ReferenceData } from './referenceData';
import type { RemoteState } from './remoteState';
import { recallCounterpart } from './sale/continueQuote';
import { isManagedElsewhere } from './sale/managedElsewhere';
import { planMissingCompany } from './sale/planCompany';
import { admissionProblem } from './schedule/admission';
import { addSyncRecords } from './syncRecord/planSyncRecord';
import { recallRecord } from './syncRecord/recallRecord';
import { targetsOf } from './syncTargets';
import { planYield } from './twoBrowsers/planClaim';
import { waitForIntents, waitForOwn, waitForQuiet, waitForRecorded } from './twoBrowsers/planWait';
import { settleCatalogue } from './twoBrowsers/settleCatalogue';
import { withProblem } from './withProblem';

/**
 * What has to happen in Autotask so that it shows the document (sync-rules § 2, § 3, § 6). Pure; an empty list of operations
 * means *verified*. Problems stop everything: no operation is returned beside them.
 */
export function planSync(input: PlanInput): Plan {
  const kept = forgetDecided(input.known, input.decisions);
  const { known, adoptions } = withPicks(kept.known, input.decisions, input.source);
  const remote = inIdOrder(input.remote);
  const recalled = recallRecord({ source: input.source, remote: withoutGivenUp(remote, input.decisions), known });
  const read = { ...input, known: recallCounterpart(recalled, input.source, remote), remote };
  const lagMs = waitForOwn(read);
  if (lagMs !== null) return { ...emptyPlan(), waitMs: lagMs };
  const {
    known: settledKnown,
    products,
    services,
    givenUp,
    proven,
  } = settleCatalogue({ ...remote, known: read.known });
  const settled = { ...read, known: settledKnown, remote: { ...remote, products, services } };
  const draft = judgeDifferences(draftPlan(settled), settled);
  draft.operations.unshift(...adoptions, ...givenUp.flatMap(({ operations }) => operations));
  draft.forget.push(...kept.forget);
  draft.proven.push(...proven);
  addSyncRecords(settled, draft);
  const missing = waitForRecorded(settled);
  if (missing) return { ...draft, ...missing, operations: [], forget: [], problems: [], withheld: draft.operations };
  if (draft.problems.length > 0) return { ...draft, operations: [], forget: [], withheld: draft.operations };
  const quiet = waitForQuiet(settled, draft);
  if (quiet) return { ...draft, ...quiet };
  return { ...draft, waitMs: waitForIntents(settled, draft.operations) };
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

function draftPlan(input: PlanInput): Plan {
  const { source, remote, settings, reference } = input;
  const plan: Plan = emptyPlan();
  const targets = targetsOf(source, settings);
  const refusal = admissionProblem(input, targets);
  if (refusal) return withProblem(plan, refusal);
  const creation = planMissingCompany(input, plan);
  if (creation) return creation;
  const company = matchCompany(source.customer, remote.companies);
  if (!company.ok) {
    const active = remote.companies.filter(({ isActive }) => isActive);
    return withProblem(plan, company.problem, companyQuestion(source.customer, active));
  }
  const currency = currencyProblem(company.value, reference);
  if (currency) return withProblem(plan, currency);
  const yielding = planYield(input, company.value);
  if (yielding) return { ...plan, ...yielding };
  return planTargets(input, { company: company.value, targets }, plan);
}

/** Differences become notices, problems and questions; a document of Quote Manager's own integration is compared only (§ 1). */
function judgeDifferences(plan: Plan, input: PlanInput): Plan {
  const isCompared = isManagedElsewhere(input);
  reportDifferences(plan, plan.differences, { reference: input.reference, isCompared });
  if (!isCompared) return plan;
  return {
    ...plan,
    problems: [createProblem('managed-elsewhere'), ...plan.problems],
    questions: [takeOverQuestion('managed-elsewhere', plan.operations), ...plan.questions],
  };
}

function currencyProblem(company: AutotaskCompany, reference: ReferenceData): Problem | null {
  const { internalCurrencyId } = reference;
  if (internalCurrencyId === null || company.currencyID === null || company.currencyID === internalCurrencyId)
    return null;
  return createProblem('currency-differs', { name: company.companyName });
}

function emptyPlan(): Plan {
  const sourceTotals = { oneTime: '0.00', monthly: '0.00', quarterly: '0.00', yearly: '0.00' };
  return {
    operations: [],
    notices: [],
    problems: [],
    questions: [],
    differences: [],
    withheld: [],
    forget: [],
    proven: [],
    sourceTotals,
    remoteTotals: null,
    plannedItems: 0,
    skippedLines: 0,
    waitMs: null,
    watch: null,
  };
}
