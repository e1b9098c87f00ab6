import type { AutotaskCompany, AutotaskOpportunity } from '../autotaskRecords';
import type { DesiredItem } from '../lines/desiredItem';
import { resolveChoice, settingMissing } from '../matching/resolveChoice';
import { decimal, toNumber } from '../money';
import type { FieldValue, PeriodTotals } from '../plan';
import type { Problem } from '../problem';
import type { ReferenceData } from '../referenceData';
import type { ListChoice, Settings } from '../settings';
import type { SourceDocument } from '../sourceDocument';
import { ownText } from '../syncRecord/recordText';
import { cutText } from '../text/text';
import { externalNumber } from './orderOpportunity';
import type { OpportunityState } from './stateMapping';

/** Title of the opportunity, at most 128 characters (sync-rules § 2.3); the number survives the cut. */
export function opportunityTitle(source: SourceDocument, settings: Settings): string {
  if (source.kind === 'order' && source.quote === null) return `Order ${source.number}`;
  const number = externalNumber(source);
  const fill = (title: string) =>
    // One pass with a function: a title may itself contain `{number}` or `$&`, which stand for nothing there.
    settings.opportunity.titleTemplate
      .replace(/\{(title|number)\}/g, (_, name: string) => (name === 'title' ? title : number))
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
  /** What has to be said about products that a ticket charges. */
  charged: string | null;
  settings: Settings;
  reference: ReferenceData;
}

/** The fields that stay ours: written at creation and compared on every sync. */
export function opportunityFields(input: OpportunityInput): Record<string, FieldValue> {
  const { source, settings, state } = input;
  return {
    title: opportunityTitle(source, settings),
    companyID: input.company.id,
    contactID: input.contactId,
    ownerResourceID: input.ownerId,
    startDate: atMidnight(source.createdOn),
    projectedCloseDate: atMidnight(laterDay(closesOn(source, settings), source.createdOn)),
    stage: state.stage,
    status: state.status,
    probability: state.probability,
    ...(state.winReason === null ? {} : { winReason: state.winReason }),
    ...(state.lossReason === null ? {} : { lossReason: state.lossReason }),
  };
}

/** An order closes on its day, a quote when it expires or so many days after it was made (sync-rules § 2.3). */
function closesOn(source: SourceDocument, { opportunity }: Settings): string {
  if (source.kind === 'order') return source.createdOn;
  if (opportunity.closeInDays !== null) return addDays(source.createdOn, opportunity.closeInDays);
  return source.expiresOn ?? source.createdOn;
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
    description: opportunityDescription(input),
  };
  if (category !== null) fields.opportunityCategoryID = category;
  if (leadSource !== null) fields.leadSource = leadSource;
  return { fields, problems };
}

/** The first line of the description of an opportunity that was made for a document. */
const opportunityMark = ({ kind, number }: SourceDocument): string => `Quote Manager ${kind} ${number}`;

/** Whether an opportunity says that Quotebridge made it for this document. */
export function isMadeFor(source: SourceDocument, { description }: AutotaskOpportunity): boolean {
  return ownText(description ?? '').split(/\r?\n/)[0] === opportunityMark(source);
}

/** Which document it is, and what a salesperson has to know before the Won wizard. */
function opportunityDescription({ source, charged }: OpportunityInput): string {
  const first = opportunityMark(source);
  return charged === null ? first : `${first}\n\n${charged}`;
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
