import type { AutotaskCompany, AutotaskOpportunity } from './autotaskRecords';
import type { DesiredItem } from './desiredItem';
import type { Link, OpenIntent } from './known';
import { decimal, toNumber } from './money';
import type { FieldValue, PeriodTotals } from './plan';
import { createProblem, type Problem } from './problem';
import type { ReferenceData } from './referenceData';
import { resolveChoice, settingMissing } from './resolveChoice';
import type { ListChoice, Settings } from './settings';
import type { SourceDocument } from './sourceDocument';
import type { OpportunityState } from './stateMapping';
import { cutText } from './text';

/** Title of the opportunity, at most 128 characters (sync-rules § 2.3); the number survives the cut. */
export function opportunityTitle(source: SourceDocument, settings: Settings): string {
  if (source.kind === 'order' && source.title === '') return `Order ${source.number}`;
  const fill = (title: string) =>
    // One pass with a function: a title may itself contain `{number}` or `$&`, which stand for nothing there.
    settings.opportunity.titleTemplate
      .replace(/\{(title|number)\}/g, (_, name: string) => (name === 'title' ? title : source.number))
      .trim();
  const excess = fill(source.title).length - 128;
  return cutText(
    fill(excess > 0 ? cutText(source.title, Math.max(0, source.title.length - excess)) : source.title),
    128,
  );
}

/** Autotask takes instants; a day is sent as its midnight in UTC and compared by its day. */
export const atMidnight = (day: string): string => `${day}T00:00:00Z`;

/** The later of two days. */
const laterDay = (a: string, b: string): string => (a > b ? a : b);

/** `YYYY-MM-DD` moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export interface OpportunityInput {
  source: SourceDocument;
  company: AutotaskCompany;
  contactId: number | null;
  ownerId: number;
  state: OpportunityState;
  items: DesiredItem[];
  totals: PeriodTotals;
  settings: Settings;
  reference: ReferenceData;
}

/** The fields that stay ours: written at creation and compared on every sync. */
export function opportunityFields(input: OpportunityInput): Record<string, FieldValue> {
  const { source, settings, state } = input;
  const closeOn =
    settings.opportunity.closeInDays === null
      ? (source.expiresOn ?? source.createdOn)
      : addDays(source.createdOn, settings.opportunity.closeInDays);
  return {
    title: opportunityTitle(source, settings),
    companyID: input.company.id,
    contactID: input.contactId,
    ownerResourceID: input.ownerId,
    startDate: atMidnight(source.createdOn),
    projectedCloseDate: atMidnight(laterDay(closeOn, source.createdOn)),
    stage: state.stage,
    status: state.status,
    probability: state.probability,
    ...(state.winReason === null ? {} : { winReason: state.winReason }),
    ...(state.lossReason === null ? {} : { lossReason: state.lossReason }),
  };
}

/** What is written at creation only: from then on the amounts are Autotask's, the lists the salesperson's (sync-rules § 2.3). */
export function opportunityCreationFields(input: OpportunityInput): {
  fields: Record<string, FieldValue>;
  problems: Problem[];
} {
  const { totals, settings, reference } = input;
  const problems: Problem[] = [];
  const choose = (name: string, choice: ListChoice, list: keyof ReferenceData['picklists']): FieldValue => {
    if (choice === null) return null;
    const found = resolveChoice(choice, reference.picklists[list] ?? []);
    if (found.ok) return found.value.id;
    problems.push(settingMissing(name, found.reason));
    return null;
  };
  const category = choose('opportunity.category', settings.opportunity.category, 'Opportunities.opportunityCategoryID');
  const leadSource = choose('opportunity.leadSource', settings.opportunity.leadSource, 'Opportunities.leadSource');
  const amount = Object.values(totals).reduce((sum, part) => sum.plus(part), decimal(0));
  const fields: Record<string, FieldValue> = {
    amount: toNumber(amount),
    cost: toNumber(knownCost(input.items)),
    onetimeRevenue: Number(totals.oneTime),
    monthlyRevenue: Number(totals.monthly),
    quarterlyRevenue: Number(totals.quarterly),
    yearlyRevenue: Number(totals.yearly),
    useQuoteTotals: false,
    description: `Quote Manager quote ${input.source.number}`,
  };
  if (category !== null) fields.opportunityCategoryID = category;
  if (leadSource !== null) fields.leadSource = leadSource;
  return { fields, problems };
}

function knownCost(items: DesiredItem[]) {
  return items
    .filter((item) => !item.isOptional && typeof item.fields.unitCost === 'number')
    .reduce(
      (sum, item) => sum.plus(decimal(Number(item.fields.unitCost)).times(Number(item.fields.quantity))),
      decimal(0),
    )
    .round(2);
}

/** Which existing opportunity is the document's: link → the one of a quote with our number → an open one of exactly our title. */
export function findOpportunity(input: {
  link: Link | undefined;
  intent: OpenIntent | undefined;
  quoteOpportunityIds: number[];
  candidates: AutotaskOpportunity[];
  company: AutotaskCompany;
  title: string;
  openStatus: number;
  match: Settings['opportunities']['match'];
}): { ok: true; value: AutotaskOpportunity | null } | { ok: false; problem: Problem } {
  const { candidates, company, title } = input;
  if (input.link) {
    const linked = candidates.find((candidate) => candidate.id === input.link?.id);
    return linked
      ? { ok: true, value: linked }
      : { ok: false, problem: createProblem('target-gone', { what: 'opportunity' }) };
  }
  const ofCompany = candidates.filter((candidate) => candidate.companyID === company.id);
  const byQuote = ofCompany.filter((candidate) => input.quoteOpportunityIds.includes(candidate.id));
  const open = ofCompany.filter((candidate) => candidate.status === input.openStatus);
  const titled = byQuote.length > 0 ? byQuote : open.filter((candidate) => candidate.title.trim() === title);
  if (titled.length > 1) return { ok: false, problem: ambiguous(company, title, titled) };
  if (titled[0]) return { ok: true, value: titled[0] };
  if (input.match === 'ask' && open.length > 0 && !input.intent)
    return {
      ok: false,
      problem: createProblem('opportunity-choice', { company: company.companyName, title, candidates: names(open) }),
    };
  return { ok: true, value: null };
}

const names = (list: AutotaskOpportunity[]): string =>
  list
    .slice(0, 5)
    .map((candidate) => `"${candidate.title}" (#${candidate.id})`)
    .join(', ');

function ambiguous(company: AutotaskCompany, title: string, list: AutotaskOpportunity[]): Problem {
  return createProblem('ambiguous-target', { company: company.companyName, title, candidates: names(list) });
}
