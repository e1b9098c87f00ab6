import Big from 'big.js';
import { itemPeriods, opportunityStatuses } from '../sandbox/seed/opportunityPicklists.ts';
import type { AutotaskRecord } from '../sandbox/types.ts';
import type { Period, Totals } from './decimals.ts';
import type { ExpectedSettings } from './expectedSettings.ts';
import type { ExpectedItem } from './items.ts';
import { picklistNumber, type Records, text } from './records.ts';
import type { Source } from './sourceView.ts';
import { cutWhole } from './texts.ts';

interface Parties {
  company: AutotaskRecord;
  contactID: number | null;
}

/** `{title} ({number})`, ≤ 128; an order's title is its quote's, else `Order {number}` alone (sync-rules § 2.3). */
export function opportunityTitle(source: Source): string {
  if (source.kind === 'order' && source.quote === null) return `Order ${source.number}`;
  const number = source.quote === null ? source.number : text(source.quote.quoteNumber);
  return cutWhole(`${source.title} (${number})`, 128);
}

/** Opportunity of a quote of that company with our number, else open ones of exactly our title (sync-rules § 2.3). */
export function findExistingOpportunities(
  records: Records,
  source: Source,
  companyId: number,
  openStatus: number,
): AutotaskRecord[] {
  const ofCompany = records.autotask('Opportunities').filter((candidate) => candidate.companyID === companyId);
  const marked = records
    .autotask('Quotes')
    .filter((quote) => quote.companyID === companyId && text(quote.externalQuoteNumber) === externalNumberOf(source))
    .map((quote) => quote.opportunityID);
  const byQuote = ofCompany.filter(({ id }) => marked.includes(id));
  if (byQuote.length > 0) return byQuote;
  const title = opportunityTitle(source);
  return ofCompany.filter((candidate) => candidate.status === openStatus && text(candidate.title) === title);
}

/** The opportunity's fields at the end: mapped state, and amounts that follow its quote (sync-rules § 2.3, § 2.4). */
export function expectOpportunity(
  input: Parties & {
    source: Source;
    ownerResourceID: number;
    items: ExpectedItem[];
    totals: Totals;
    settings: ExpectedSettings;
  },
): Record<string, unknown> {
  const { source, company, settings, totals } = input;
  const row = settings.states[source.state];
  const recurs = input.items.some((item) => !item.isOptional && item.periodType !== itemPeriods.oneTime);
  // Only Autotask's Won wizard makes contracts: with recurring items the stage alone moves.
  const staysOpen = source.state === 'won' && recurs;
  const periods: Period[] = ['oneTime', 'monthly', 'quarterly', 'yearly'];
  const amount = periods.reduce((sum, period) => sum.plus(totals[period]), new Big(0));
  const reason = (list: string, label: string | undefined) =>
    label === undefined ? {} : { [list]: picklistNumber(`Opportunities.${list}`, label) };
  return {
    title: opportunityTitle(source),
    companyID: company.id,
    contactID: input.contactID,
    ownerResourceID: input.ownerResourceID,
    stage: picklistNumber('Opportunities.stage', row.stage),
    status: staysOpen ? opportunityStatuses.active : picklistNumber('Opportunities.status', row.status),
    probability: row.probability,
    ...reason('winReason', row.winReason),
    ...reason('lossReason', row.lossReason),
    startDate: source.createdOn,
    projectedCloseDate: source.closesOn > source.createdOn ? source.closesOn : source.createdOn,
    opportunityCategoryID: picklistNumber('Opportunities.opportunityCategoryID', settings.category),
    leadSource: picklistNumber('Opportunities.leadSource', settings.leadSource),
    useQuoteTotals: true,
    amount: amount.toNumber(),
    onetimeRevenue: Number(totals.oneTime),
    monthlyRevenue: Number(totals.monthly),
    quarterlyRevenue: Number(totals.quarterly),
    yearlyRevenue: Number(totals.yearly),
  };
}

/** The number of the Autotask quote: an order goes on in its quote's, and a second one is never made (sync-rules § 1, § 2.6). */
export const externalNumberOf = ({ quote, number }: Source): string => text(quote?.quoteNumber) || number;

/** The Autotask quote (sync-rules § 2.6). */
export function expectQuote(source: Source, { company, contactID }: Parties): Record<string, unknown> {
  const isOrder = source.kind === 'order';
  return {
    name: cutWhole(isOrder ? `Order ${source.number}` : source.title, 100),
    externalQuoteNumber: externalNumberOf(source),
    companyID: company.id,
    contactID,
    effectiveDate: source.effectiveOn,
    expirationDate: source.expiresOn > source.effectiveOn ? source.expiresOn : source.effectiveOn,
    primaryQuote: true,
    taxRegionID: company.taxRegionID,
    ...(source.reference === '' ? {} : { purchaseOrderNumber: source.reference }),
  };
}
