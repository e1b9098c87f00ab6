import Big from 'big.js';
import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskStore } from '../createAutotaskStore.ts';
import type { Picklists } from '../createPicklists.ts';
import { numberIn } from '../write/Draft.ts';

const periods = ['onetime', 'monthly', 'quarterly', 'semiannual', 'yearly'] as const;
type Period = (typeof periods)[number];

/** The fields of an opportunity that its primary quote computes while `useQuoteTotals` is true. */
export const amountFields: readonly string[] = [
  'amount',
  'cost',
  ...periods.flatMap((period) => [`${period}Revenue`, `${period}Cost`]),
];

/** The opportunity's primary quote, if any. */
export function findPrimaryQuote(store: AutotaskStore, opportunityId: number): AutotaskRecord | undefined {
  return store.all('Quotes').find((quote) => quote.opportunityID === opportunityId && quote.primaryQuote === true);
}

function periodOf(picklists: Picklists, item: AutotaskRecord): Period {
  const label = picklists.labelOf('QuoteItems', 'periodType', item.periodType) ?? '';
  const plain = label.toLowerCase().replace(/[^a-z]/g, '');
  return periods.find((period) => period === plain) ?? 'onetime';
}

function netOf(item: AutotaskRecord): Big {
  const quantity = new Big(numberIn(item, 'quantity'));
  const gross = quantity.times(numberIn(item, 'unitPrice'));
  const discount = quantity
    .times(numberIn(item, 'unitDiscount'))
    .plus(numberIn(item, 'lineDiscount'))
    .plus(gross.times(numberIn(item, 'percentageDiscount')).div(100));
  return gross.minus(discount).round(2, Big.roundHalfUp);
}

function sum(values: Big[]): number {
  return values.reduce((total, value) => total.plus(value), new Big(0)).toNumber();
}

/** Amounts of the quote's items without optional ones: each period once, and their sums as `amount` and `cost`. */
export function computeTotals(store: AutotaskStore, picklists: Picklists, quoteId: number): Record<string, number> {
  const items = store.all('QuoteItems').filter((item) => item.quoteID === quoteId && item.isOptional !== true);
  const cost = (item: AutotaskRecord) =>
    new Big(numberIn(item, 'quantity')).times(numberIn(item, 'unitCost')).round(2, Big.roundHalfUp);
  const totals: Record<string, number> = { amount: sum(items.map(netOf)), cost: sum(items.map(cost)) };
  for (const period of periods) {
    const own = items.filter((item) => periodOf(picklists, item) === period);
    totals[`${period}Revenue`] = sum(own.map(netOf));
    totals[`${period}Cost`] = sum(own.map(cost));
  }
  return totals;
}

function refresh(store: AutotaskStore, picklists: Picklists, opportunityId: unknown): void {
  const opportunity = typeof opportunityId === 'number' ? store.get('Opportunities', opportunityId) : undefined;
  const quote = opportunity?.useQuoteTotals === true ? findPrimaryQuote(store, opportunity.id) : undefined;
  if (!opportunity || !quote) return;
  const totals = computeTotals(store, picklists, quote.id);
  const differs = Object.entries(totals).some(([field, value]) => opportunity[field] !== value);
  if (differs) store.patch('Opportunities', opportunity.id, totals);
}

/** Keeps the amounts of opportunities with `useQuoteTotals` equal to their primary quote's items. */
export function followQuoteTotals(store: AutotaskStore, picklists: Picklists): void {
  store.onChange((entity, record) => {
    const name = entity.toLowerCase();
    if (name === 'opportunities') refresh(store, picklists, record.id);
    if (name === 'quotes') refresh(store, picklists, record.opportunityID);
    if (name === 'quoteitems') {
      refresh(store, picklists, store.get('Quotes', numberIn(record, 'quoteID'))?.opportunityID);
    }
  });
}
