import Big from 'big.js';
import type { Sandbox } from '../sandbox/startSandbox';

type Fields = Record<string, unknown>;

/** A field that a person changed in Autotask. */
export interface HumanEdit {
  entity: string;
  id: number;
  field: string;
  before: unknown;
  value: unknown;
  /** The record's name: a record that is gone is no loss once its line is gone too. */
  name?: string;
}

/** An item of an Autotask quote in the numbers and words that a bookkeeper would compare. */
export interface PlainItem {
  /** Type, name, quantity, unit price, percentage and amount off, and whether it is optional, as one text. */
  text: string;
  name: string;
  /** Net to the cent; null for an optional item. */
  net: Big | null;
}

const COUNTED_SECTIONS = new Set([-1, 0, 4]);
const WON = 3;
const FIXED = 1;

/**
 * The items that a quote must have, in line order, written from sync-rules § 3 and Quote Manager's records alone; nothing of the planner is
 * used. Sections of choice and repeated services are not covered: the fault suites do not use them.
 */
export function expectedItems(sandbox: Sandbox, quoteId: number): PlainItem[] {
  const quote = sandbox.quoteManager.get('quote', quoteId);
  if (!quote) throw new Error(`Quote Manager has no quote ${quoteId}.`);
  const sections = sandbox.quoteManager
    .all('quotesection')
    .filter((section) => section.quoteID === quoteId && COUNTED_SECTIONS.has(Number(section.type)));
  if (sections.some((section) => section.isMultiChoice)) throw new Error('Sections of choice are not judged here.');
  const items = sections.flatMap((section) =>
    sandbox.quoteManager
      .all('quoteline')
      .filter((line) => line.quoteSectionID === section.id)
      .map((line) => expectedItem(sandbox, line, isTaken(line, section))),
  );
  const shipping = new Big(Number(quote.deliveryAmount ?? 0));
  const taken = quote.status === WON ? items.filter((item) => item.net !== null) : items;
  return shipping.eq(0) ? taken : [...taken, plain({ type: 6, name: '', quantity: 1, price: shipping })];
}

/** The items that Autotask has for these quotes, in the order of their ids, as they were before people changed them. */
export function presentItems(sandbox: Sandbox, quoteIds: number[], edits: HumanEdit[] = []): PlainItem[] {
  const items = sandbox.autotask
    .all('QuoteItems')
    .filter((item) => quoteIds.includes(Number(item.quoteID)))
    .sort((one, other) => one.id - other.id);
  const own = (item: Fields) => edits.filter(({ entity, id }) => entity === 'QuoteItems' && id === item.id);
  const unedited = items.map(
    (item): Fields => ({ ...item, ...Object.fromEntries(own(item).map(({ field, before }) => [field, before])) }),
  );
  return unedited.map((item) =>
    plain({
      type: Number(item.quoteItemType),
      name: String(item.name ?? ''),
      quantity: Number(item.quantity),
      price: new Big(Number(item.unitPrice ?? 0)),
      percent: Number(item.percentageDiscount ?? 0),
      off: Number(item.lineDiscount ?? 0) + Number(item.unitDiscount ?? 0) * Number(item.quantity),
      isOptional: item.isOptional === true,
    }),
  );
}

function isTaken(line: Fields, section: Fields): boolean {
  return section.isSelected === true && (line.isOptional !== true || line.isSelected === true);
}

function expectedItem(sandbox: Sandbox, line: Fields, taken: boolean): PlainItem {
  const product = sandbox.quoteManager.get('product', Number(line.productID ?? 0));
  const discount = Number(line.discountValue ?? 0);
  const isFixed = line.discountMethod === FIXED;
  return plain({
    type: itemType(product, line),
    name: String(line.title ?? ''),
    quantity: Number(line.quantity),
    price: new Big(Number(line.price)),
    percent: isFixed ? 0 : discount,
    off: isFixed ? discount : 0,
    isOptional: !taken,
  });
}

/** Products 1 (physical 0 and not 1), recurring services and bundles 11, everything else a cost. */
function itemType(product: Fields | undefined, line: Fields): number {
  if (!product) return 2;
  if (Number(product.type) < 2) return 1;
  return line.isRecurring === true ? 11 : 2;
}

function plain(item: {
  type: number;
  name: string;
  quantity: number;
  price: Big;
  percent?: number;
  off?: number;
  isOptional?: boolean;
}): PlainItem {
  const { type, quantity, percent = 0, off = 0, isOptional = false } = item;
  const price = item.price.round(4, Big.roundHalfUp);
  // Services and shipping bear the catalogue's name in Autotask.
  const name = type === 11 || type === 6 ? '' : item.name.trim().slice(0, 100);
  const gross = price.times(quantity);
  const net = gross.minus(gross.times(percent).div(100)).minus(off).round(2, Big.roundHalfUp);
  const words = [type, name, quantity, price.toFixed(4), percent, off, isOptional ? 'optional' : 'firm'];
  return { text: words.join(' · '), name, net: isOptional ? null : net };
}

/** Sum of the nets to the cent. */
export function totalOf(items: PlainItem[]): string {
  return items.reduce((sum, { net }) => sum.plus(net ?? 0), new Big(0)).toFixed(2);
}

/** What stands on one side only, each as often as it does. */
export function compareItems(expected: PlainItem[], present: PlainItem[]): { missing: string[]; surplus: string[] } {
  const surplus = present.map(({ text }) => text);
  const missing: string[] = [];
  for (const { text } of expected) {
    const place = surplus.indexOf(text);
    if (place === -1) missing.push(text);
    else surplus.splice(place, 1);
  }
  return { missing, surplus };
}
