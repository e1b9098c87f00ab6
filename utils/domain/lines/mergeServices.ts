import type Big from 'big.js';
import { decimal, type ItemNumbers, roundMoney } from '../money';
import type { SourceDiscount, SourceLine } from '../sourceDocument';
import { type DesiredItem, type ItemReference, numberFields } from './desiredItem';

/** An item with the line it came from. */
export interface LineItem {
  line: SourceLine;
  item: DesiredItem;
  numbers: ItemNumbers;
  /** What the line comes to, unrounded. */
  amount: Big;
}

/** Autotask takes a service about twice in one quote. */
const MAX_ITEMS_OF_A_SERVICE = 2;

/**
 * Lines with the same service, price, discount, period and option become one item: quantities and fixed discounts are added.
 * Of those that differ two are taken; the others are returned as `repeated` (sync-rules § 3).
 */
export function mergeServices(entries: LineItem[]): { items: DesiredItem[]; repeated: LineItem[] } {
  const merged: LineItem[] = [];
  const repeated: LineItem[] = [];
  for (const entry of entries) {
    const index = merged.findIndex((other) => isSameSale(other, entry));
    const twin = merged[index];
    const isService = entry.item.type === 11;
    if (isService && twin) merged[index] = joined(twin, entry);
    else if (isService && merged.filter((other) => isSameService(other, entry)).length >= MAX_ITEMS_OF_A_SERVICE)
      repeated.push(entry);
    else merged.push(entry);
  }
  return { items: merged.map((entry) => entry.item), repeated };
}

function isSameService(a: LineItem, b: LineItem): boolean {
  return a.item.type === b.item.type && referenceText(a.item.reference) === referenceText(b.item.reference);
}

function isSameSale(a: LineItem, b: LineItem): boolean {
  return (
    isSameService(a, b) &&
    a.item.period === b.item.period &&
    a.item.isOptional === b.item.isOptional &&
    decimal(a.numbers.unitPrice).eq(b.numbers.unitPrice) &&
    discountText(a.line.discount) === discountText(b.line.discount)
  );
}

/** A discount of nothing is none. */
function discountText(discount: SourceDiscount | null): string {
  return discount === null || discount.value.eq(0) ? '' : `${discount.kind} ${discount.value.toString()}`;
}

function referenceText({ field, id }: ItemReference): string {
  return typeof id === 'number' ? `${field} ${id}` : `${field} ${id.created}`;
}

function joined(first: LineItem, second: LineItem): LineItem {
  const numbers: ItemNumbers = {
    ...first.numbers,
    quantity: decimal(first.numbers.quantity).plus(second.numbers.quantity),
    lineDiscount: decimal(first.numbers.lineDiscount).plus(second.numbers.lineDiscount),
  };
  const amount = first.amount.plus(second.amount);
  const item: DesiredItem = {
    ...first.item,
    lineIds: [...first.item.lineIds, ...second.item.lineIds],
    fields: { ...first.item.fields, ...numberFields(numbers) },
    net: roundMoney(amount, 2),
  };
  return { line: first.line, item, numbers, amount };
}
