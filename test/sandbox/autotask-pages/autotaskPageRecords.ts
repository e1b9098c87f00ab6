import type { AutotaskRecord, PicklistSeed } from '../types.ts';

/** What the pages read; the store of the sandbox's Autotask fits. */
export interface AutotaskPagesStore {
  all(entity: string): AutotaskRecord[];
  get(entity: string, id: number): AutotaskRecord | undefined;
}

export interface PageData {
  store: AutotaskPagesStore;
  /** Labels for numbers of picklists; without one the number itself is shown. */
  picklists: PicklistSeed;
}

export interface QuoteItemRow {
  name: string;
  quantity: string;
  price: string;
  cost: string;
  discount: string;
  period: string;
  total: string;
  isOptional: boolean;
}

const money = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });

export const formatMoney = (value: unknown) => (typeof value === 'number' ? money.format(value) : '');
export const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : typeof value === 'boolean'
      ? yesNo(value)
      : '';
export const day = (value: unknown) => text(value).slice(0, 10);
const yesNo = (value: boolean) => (value ? 'Yes' : 'No');
const amount = (value: unknown) => (typeof value === 'number' ? value : 0);

/** The label of a picklist's number, `Opportunities.stage` say. */
export function labelOf({ picklists }: PageData, field: string, value: unknown): string {
  const known =
    picklists[field] ??
    picklists[Object.keys(picklists).find((key) => key.toLowerCase() === field.toLowerCase()) ?? ''];
  return known?.find((entry) => entry.value === value)?.label ?? text(value);
}

/** Records of an entity whose field holds this id, in id order. */
export function listOf({ store }: PageData, entity: string, field: string, id: number): AutotaskRecord[] {
  return store.all(entity).filter((record) => record[field] === id);
}

/** A field of the record that another one refers to; empty where there is none. */
export function nameOf({ store }: PageData, entity: string, id: unknown, ...fields: string[]): string {
  const record = typeof id === 'number' ? store.get(entity, id) : undefined;
  return record === undefined
    ? ''
    : fields
        .map((field) => text(record[field]))
        .filter(Boolean)
        .join(' ');
}

/** The items of a quote as rows. */
export function readItems(data: PageData, quoteId: number): QuoteItemRow[] {
  return listOf(data, 'QuoteItems', 'quoteID', quoteId).map((item) => ({
    name:
      text(item.name) ||
      nameOf(data, 'Services', item.serviceID, 'name') ||
      nameOf(data, 'Products', item.productID, 'name'),
    quantity: text(item.quantity),
    price: formatMoney(item.unitPrice),
    cost: formatMoney(item.unitCost),
    discount: readDiscount(item),
    period: labelOf(data, 'QuoteItems.periodType', item.periodType),
    total: formatMoney(totalOf(item)),
    isOptional: item.isOptional === true,
  }));
}

/** Totals of the items that count, by billing period in the order of their first item. */
export function readTotals(data: PageData, quoteId: number): Array<{ period: string; total: string }> {
  const sums = new Map<string, number>();
  for (const item of listOf(data, 'QuoteItems', 'quoteID', quoteId)) {
    if (item.isOptional === true) continue;
    const period = labelOf(data, 'QuoteItems.periodType', item.periodType) || 'One-Time';
    sums.set(period, (sums.get(period) ?? 0) + totalOf(item));
  }
  return [...sums].map(([period, total]) => ({ period, total: formatMoney(total) }));
}

function readDiscount(item: AutotaskRecord): string {
  if (amount(item.percentageDiscount) !== 0) return `${amount(item.percentageDiscount)} %`;
  return formatMoney(amount(item.lineDiscount) || amount(item.unitDiscount) * amount(item.quantity));
}

function totalOf(item: AutotaskRecord): number {
  const gross = (amount(item.unitPrice) - amount(item.unitDiscount)) * amount(item.quantity);
  return gross * (1 - amount(item.percentageDiscount) / 100) - amount(item.lineDiscount);
}
