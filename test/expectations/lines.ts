import type { QuoteManagerRecord } from '../sandbox/types.ts';
import type { Period } from './decimals.ts';
import { type Records, text } from './records.ts';
import { plainText } from './texts.ts';

/** A line that counts, with its product of the catalogue. */
export interface Line {
  id: number;
  title: string;
  description: string;
  price: number;
  quantity: number;
  period: Period;
  isOptional: boolean;
  percent: number;
  fixed: number;
  /** Null for free text, also where the product id is 0 or unknown. */
  product: Product | null;
  cost: number | null;
}

export interface Product {
  kind: 'product' | 'service';
  number: string;
  partNumber: string;
  title: string;
  brand: string;
  category: string;
  price: number;
  retailPrice: number;
  /** Cheapest supplier record. */
  cost: number | null;
  isSerialized: boolean;
}

/** Products, Labor, NotSet (sync-rules § 3). */
const countingTypes = new Set([0, 4, -1]);

/** Lines of a quote that become items, and which of them are optional (sync-rules § 3, first paragraph). */
export function countedQuoteLines(records: Records, quoteId: number, state: 'created' | 'won' | 'lost'): Line[] {
  const sections = records
    .quoteManager('quotesection')
    .filter((section) => section.quoteID === quoteId && countingTypes.has(Number(section.type)))
    .sort(byLineNumber);
  return sections.flatMap((section) => {
    const lines = records
      .quoteManager('quoteline')
      .filter((line) => line.quoteSectionID === section.id)
      .sort(byLineNumber);
    const isUndecided = section.isMultiChoice === true && lines.every((line) => line.isSelected !== true);
    const candidates =
      section.isMultiChoice === true && !isUndecided ? lines.filter((line) => line.isSelected === true) : lines;
    return candidates
      .map((line) => {
        const isLeft = section.isSelected !== true || (line.isOptional === true && line.isSelected !== true);
        return readLine(records, line, isUndecided || isLeft, null);
      })
      .filter((line) => state !== 'won' || !line.isOptional);
  });
}

/** All lines of an order: what the customer took. */
export function countedOrderLines(records: Records, orderId: number): Line[] {
  return records
    .quoteManager('salesorderline')
    .filter((line) => line.salesOrderID === orderId)
    .sort(byLineNumber)
    .map((line) => readLine(records, line, false, Number(line.cost)));
}

const byLineNumber = (a: QuoteManagerRecord, b: QuoteManagerRecord): number =>
  Number(a.lineNumber) - Number(b.lineNumber) || a.id - b.id;

function readLine(records: Records, line: QuoteManagerRecord, isOptional: boolean, ownCost: number | null): Line {
  const discount = Number(line.discountValue ?? 0);
  const product = readProduct(records, line.productID);
  return {
    id: line.id,
    title: text(line.title),
    description: plainText(line.description),
    price: Number(line.price),
    quantity: Number(line.quantity),
    period: periodOf(line),
    isOptional,
    percent: line.discountMethod === 0 ? discount : 0,
    fixed: line.discountMethod === 1 ? discount : 0,
    product,
    cost: ownCost ?? product?.cost ?? null,
  };
}

function periodOf(line: QuoteManagerRecord): Period {
  const periods: Period[] = ['monthly', 'quarterly', 'yearly'];
  return line.isRecurring === true ? (periods[Number(line.recurringType)] ?? 'oneTime') : 'oneTime';
}

function readProduct(records: Records, id: unknown): Product | null {
  const record = records.quoteManager('product').find((product) => product.id === id);
  if (!record) return null;
  const name = (resource: string, key: unknown) =>
    text(records.quoteManager(resource).find((candidate) => candidate.id === key)?.name);
  const costs = records
    .quoteManager('productsupplier')
    .filter((supplier) => supplier.productID === record.id)
    .map((supplier) => Number(supplier.cost));
  return {
    kind: Number(record.type) >= 2 ? 'service' : 'product',
    number: text(record.productNumber),
    partNumber: text(record.manufacturerPartNumber),
    title: text(record.title),
    brand: name('brand', record.brandID),
    category: name('category', record.categoryID),
    price: Number(record.price),
    retailPrice: Number(record.retailPrice),
    cost: costs.length > 0 ? Math.min(...costs) : null,
    isSerialized: record.isSerialized === true,
  };
}
