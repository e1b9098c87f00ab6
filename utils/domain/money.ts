import Big from 'big.js';
import type { SourceDiscount } from './sourceDocument';

/** How the document's prices and fixed discounts are to be read (sync-rules § 3). */
export interface PriceReading {
  price: 'beforeDiscount' | 'afterDiscount';
  fixedDiscount: 'perLine' | 'perUnit';
}

/** The numbers of an Autotask quote item that make up its net. */
export interface ItemNumbers {
  quantity: Big | number;
  unitPrice: Big | number;
  unitDiscount: Big | number;
  percentageDiscount: Big | number;
  lineDiscount: Big | number;
}

interface PricedLine {
  price: Big;
  quantity: Big | number;
  discount: SourceDiscount | null;
  interpretation: PriceReading;
}

/** Decimal of a JSON number or text: all arithmetic is decimal (sync-rules § 2, Derivations). */
export function decimal(value: number | string | Big): Big {
  return new Big(value);
}

/** Rounds half away from zero (sync-rules § 2, Derivations). */
export function roundMoney(amount: Big, places: number): Big {
  const rounded = amount.round(places, Big.roundHalfUp);
  // Big knows a negative zero, which would show as "-0.00".
  return rounded.eq(0) ? new Big(0) : rounded;
}

/** The amount as a JSON number. */
export function toNumber(amount: Big): number {
  return amount.eq(0) ? 0 : Number(amount.toString());
}

/** Are two amounts the same once rounded to these places? */
export function sameMoney(a: number | string | Big, b: number | string | Big, places: number): boolean {
  return roundMoney(decimal(a), places).eq(roundMoney(decimal(b), places));
}

/** Net of an item: round(quantity × price − discount) to 2 places (sync-rules § 2, Derivations). */
export function itemNet(numbers: ItemNumbers): Big {
  return roundMoney(amountOf(numbers), 2);
}

function amountOf(numbers: ItemNumbers): Big {
  const quantity = decimal(numbers.quantity);
  const gross = quantity.times(numbers.unitPrice);
  const percentage = gross.times(numbers.percentageDiscount).times('0.01');
  const perUnit = quantity.times(numbers.unitDiscount);
  return gross.minus(percentage).minus(perUnit).minus(numbers.lineDiscount);
}

/**
 * The price fields of an item for a line: one discount at most (sync-rules § 3), 4 places, the precision that Autotask keeps.
 */
export function priceFields(line: PricedLine): ItemNumbers & { unitPrice: Big } {
  const { percentageDiscount, lineDiscount, unitPrice, ...rest } = exactNumbers(line);
  return {
    ...rest,
    unitPrice: roundMoney(unitPrice, 4),
    percentageDiscount: roundMoney(percentageDiscount, 4),
    lineDiscount: roundMoney(lineDiscount, 4),
  };
}

/**
 * What a line of the document comes to, unrounded, from all the places that the document states: a price that is rounded
 * before it is multiplied misses the net.
 */
export function lineAmount(line: PricedLine): Big {
  return amountOf(exactNumbers(line));
}

/** Net of a line of the document: round(quantity × price − discount) to 2 places (sync-rules § 2, Derivations). */
export function lineNet(line: PricedLine): Big {
  return roundMoney(lineAmount(line), 2);
}

function exactNumbers({ price, quantity, discount, interpretation }: PricedLine) {
  const none = decimal(0);
  const undiscounted = { unitDiscount: none, percentageDiscount: none, lineDiscount: none };
  const numbers = { quantity: decimal(quantity), unitPrice: price, ...undiscounted };
  // A price after discount already is what is paid. The list price would have to be computed back and could miss the total by
  // a cent, so such an item shows the price paid and no discount.
  if (discount === null || interpretation.price === 'afterDiscount') return numbers;
  if (discount.kind === 'percentage') return { ...numbers, percentageDiscount: discount.value };
  const perLine = interpretation.fixedDiscount === 'perUnit' ? discount.value.times(quantity) : discount.value;
  return { ...numbers, lineDiscount: perLine };
}
