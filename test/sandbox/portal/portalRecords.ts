import { computeLineAmounts } from '../seed/computeLineAmounts.ts';
import type { QuoteManagerRecord } from '../types.ts';

/** What the pages read; the store of the sandbox's Quote Manager fits. */
export interface PortalStore {
  all(resource: string): QuoteManagerRecord[];
  get(resource: string, id: number): QuoteManagerRecord | undefined;
}

/** A document as both builds of the portal show it: texts ready to print. */
export interface PortalDocument {
  id: number;
  code: string;
  number: string;
  title: string;
  status: string;
  customer: string;
  contact: string;
  owner: string;
  created: string;
  /** Expiry of a quote, customer's reference of an order. */
  extra: { label: string; value: string };
  sections: PortalSection[];
  totals: Array<{ label: string; value: string }>;
}

export interface PortalSection {
  title: string;
  lines: PortalLine[];
}

export interface PortalLine {
  title: string;
  number: string;
  quantity: string;
  price: string;
  period: string;
  amount: string;
}

const quoteStatus: Record<number, string> = {
  0: 'Draft',
  1: 'Sent',
  2: 'Viewed',
  3: 'Won',
  4: 'Pending approval',
  5: 'Approved',
  90: 'Declined',
};
const orderStatus: Record<number, string> = { 1: 'Draft', 2: 'Approved', 3: 'Processed', 90: 'Cancelled' };
const periods: Record<number, string> = { 0: 'Monthly', 1: 'Quarterly', 2: 'Yearly' };
const money = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const amount = (value: unknown) => (typeof value === 'number' ? value : 0);
const isOf = (field: string, id: number) => (record: QuoteManagerRecord) => record[field] === id;
const inOrder = (left: QuoteManagerRecord, right: QuoteManagerRecord) =>
  amount(left.lineNumber) - amount(right.lineNumber);

/** All quotes, the newest first. */
export function readQuotes(store: PortalStore): PortalDocument[] {
  return store
    .all('quote')
    .reverse()
    .map((record) => readQuote(store, record));
}

/** All sales orders, the newest first. */
export function readOrders(store: PortalStore): PortalDocument[] {
  return store
    .all('salesorder')
    .reverse()
    .map((record) => readOrder(store, record));
}

/** One quote with its sections and lines. */
export function readQuote(store: PortalStore, record: QuoteManagerRecord): PortalDocument {
  const sections = store.all('quotesection').filter(isOf('quoteID', record.id)).sort(inOrder);
  const lines = store.all('quoteline');
  const parts = sections.map((section) => ({
    title: text(section.title) || 'Products',
    records: lines.filter(isOf('quoteSectionID', section.id)).sort(inOrder),
  }));
  return {
    ...readHeader(store, record),
    number: text(record.quoteNumber),
    title: text(record.title) || `Quote ${text(record.quoteNumber)}`,
    status: quoteStatus[amount(record.status)] ?? 'Draft',
    contact: [text(record.contactName), text(record.contactEmail)].filter(Boolean).join(', '),
    extra: { label: 'Expiry', value: text(record.expiryDate).slice(0, 10) },
    ...readParts(parts, record),
  };
}

/** One sales order with its lines. */
export function readOrder(store: PortalStore, record: QuoteManagerRecord): PortalDocument {
  const records = store.all('salesorderline').filter(isOf('salesOrderID', record.id)).sort(inOrder);
  const name = [text(record.contactFirstName), text(record.contactLastName)].filter(Boolean).join(' ');
  return {
    ...readHeader(store, record),
    number: text(record.orderNumber),
    title: `Sales order ${text(record.orderNumber)}`,
    status: orderStatus[amount(record.status)] ?? 'Draft',
    contact: [name, text(record.contactEmail)].filter(Boolean).join(', '),
    extra: { label: 'Reference', value: text(record.reference) },
    ...readParts([{ title: 'Products', records }], record),
  };
}

function readHeader(store: PortalStore, record: QuoteManagerRecord) {
  const customer = store.get('customer', amount(record.customerID));
  const owner = store.get('employee', amount(record.ownerEmployeeID));
  return {
    id: record.id,
    code: createCode(record),
    customer: text(customer?.name) || '–',
    owner: [text(owner?.firstName), text(owner?.lastName)].filter(Boolean).join(' ') || '–',
    created: text(record.createdDate).slice(0, 10),
  };
}

/** A token that says nothing about id or number, and stays the same. */
function createCode(record: QuoteManagerRecord): string {
  const code = text(record.code);
  if (/^[A-Za-z0-9_-]{6,64}$/.test(code) && /\d/.test(code) && !/^\d+$/.test(code)) return code;
  return `k${((record.id * 2654435761) % 4294967296).toString(36)}7q`;
}

function readParts(parts: Array<{ title: string; records: QuoteManagerRecord[] }>, record: QuoteManagerRecord) {
  const lines = parts
    .flatMap((part) => part.records)
    .filter((line) => line.isOptional !== true || line.isSelected === true);
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(readPeriod(line), (sums.get(readPeriod(line)) ?? 0) + readAmount(line));
  const totals = [...sums].map(([label, value]) => ({ label, value: money.format(value) }));
  if (amount(record.deliveryAmount) > 0)
    totals.push({ label: 'Shipping', value: money.format(amount(record.deliveryAmount)) });
  return { sections: parts.map(({ title, records }) => ({ title, lines: records.map(readLine) })), totals };
}

const readPeriod = (line: QuoteManagerRecord) =>
  line.isRecurring === true ? (periods[amount(line.recurringType)] ?? 'Monthly') : 'One-time';

/** Net of a line as this tenant reckons: the price is per unit before the discount, a fixed discount is for the line. */
function readAmount(line: QuoteManagerRecord): number {
  const value = amount(line.discountValue);
  const discount = line.discountMethod === 0 ? { percent: value } : { fixed: value };
  return computeLineAmounts({ price: amount(line.price), quantity: amount(line.quantity), taxRate: 0, ...discount })
    .net;
}

function readLine(line: QuoteManagerRecord): PortalLine {
  return {
    title: text(line.title) + (line.isOptional === true ? ' (optional)' : ''),
    number: text(line.productNumber),
    quantity: String(amount(line.quantity)),
    price: money.format(amount(line.price)),
    period: readPeriod(line),
    amount: money.format(readAmount(line)),
  };
}
