import type { QuoteManagerRecord } from '../sandbox/types.ts';
import { countedOrderLines, countedQuoteLines, type Line } from './lines.ts';
import { dayOf, type Records, text } from './records.ts';

/** `quote:101`, `order:501`. */
export type DocumentName = `quote:${number}` | `order:${number}`;

/** A postal address in Quote Manager's parts. */
export interface Address {
  street: string;
  city: string;
  state: string;
  postalCode: string;
}

/** What the rules need of a document, read straight from Quote Manager's records. */
export interface Source {
  kind: 'quote' | 'order';
  number: string;
  /** The quote's own title, an order's quote's; empty without one. */
  title: string;
  /** The row of the state mapping (sync-rules § 2.4). */
  state: 'created' | 'won' | 'lost';
  orderStatus: string | null;
  createdOn: string;
  /** Quotes: expiry; orders: order date (sync-rules § 2.3). */
  closesOn: string;
  /** Quotes: created and expiry; orders: order date and 30 days later (sync-rules § 2.6). */
  effectiveOn: string;
  expiresOn: string;
  orderedOn: string;
  customer: QuoteManagerRecord;
  contactEmail: string;
  ownerEmail: string;
  billing: Address | null;
  delivery: Address | null;
  reference: string;
  shipping: number;
  surcharge: number;
  coupon: number;
  lines: Line[];
  /** The quote that it came from. */
  quote: QuoteManagerRecord | null;
  organizationId: number;
  /** Written by Quote Manager's own integration (sync-rules § 1, *Managed elsewhere*). */
  isNative: boolean;
}

const orderStatuses: Record<number, string> = { 1: 'Draft', 2: 'Approved', 3: 'Processed', 90: 'Cancelled' };

/** Reads a document with its lines. Throws where there is none. */
export function readSource(records: Records, name: DocumentName): Source {
  const [kind, id] = name.split(':');
  const record = find(records, kind === 'quote' ? 'quote' : 'salesorder', Number(id));
  return kind === 'quote' ? readQuote(records, record) : readOrder(records, record);
}

function readQuote(records: Records, quote: QuoteManagerRecord): Source {
  const state = quote.status === 3 ? 'won' : quote.status === 90 ? 'lost' : 'created';
  return {
    kind: 'quote',
    number: text(quote.quoteNumber),
    title: text(quote.title),
    state,
    orderStatus: null,
    createdOn: dayOf(quote.createdDate),
    closesOn: dayOf(quote.expiryDate),
    effectiveOn: dayOf(quote.createdDate),
    expiresOn: dayOf(quote.expiryDate),
    orderedOn: '',
    ...readParties(records, quote),
    reference: '',
    shipping: Number(quote.deliveryAmount),
    surcharge: 0,
    coupon: 0,
    lines: countedQuoteLines(records, quote.id, state),
    quote: null,
    organizationId: Number(quote.autotaskOrganizationID ?? 0),
    isNative: isNative(quote),
  };
}

function readOrder(records: Records, order: QuoteManagerRecord): Source {
  const quote = order.quoteID === null ? null : find(records, 'quote', Number(order.quoteID));
  const orderedOn = dayOf(order.orderDate);
  return {
    kind: 'order',
    number: text(order.orderNumber),
    title: text(quote?.title),
    state: order.status === 90 ? 'lost' : 'won',
    orderStatus: orderStatuses[Number(order.status)] ?? null,
    createdOn: dayOf(order.createdDate),
    closesOn: orderedOn,
    effectiveOn: orderedOn,
    expiresOn: new Date(Date.parse(orderedOn) + 30 * 86_400_000).toISOString().slice(0, 10),
    orderedOn,
    ...readParties(records, order),
    reference: text(order.reference),
    shipping: Number(order.deliveryAmount),
    surcharge: Number(order.paymentSurchargeAmount),
    coupon: Number(order.couponDiscount),
    lines: countedOrderLines(records, order.id),
    quote,
    organizationId: Number(quote?.autotaskOrganizationID ?? 0),
    isNative: quote !== null && isNative(quote),
  };
}

function readParties(records: Records, document: QuoteManagerRecord) {
  const customer = find(records, 'customer', Number(document.customerID));
  const employee = records.quoteManager('employee').find(({ id }) => id === document.ownerEmployeeID);
  return {
    customer,
    contactEmail: text(document.contactEmail),
    ownerEmail: text(employee?.email),
    billing: readAddress(customer, 'billing'),
    delivery: readAddress(document, 'delivery'),
  };
}

/** Null when no part of it is filled in. */
function readAddress(record: QuoteManagerRecord, prefix: string): Address | null {
  const part = (name: string) => text(record[`${prefix}${name}`]);
  const address = {
    street: part('Address'),
    city: part('City'),
    state: part('State'),
    postalCode: part('PostalCode'),
  };
  return Object.values(address).some((value) => value !== '') ? address : null;
}

const isNative = (quote: QuoteManagerRecord): boolean =>
  Number(quote.autotaskOpportunityID ?? 0) > 0 || Number(quote.autotaskQuoteID ?? 0) > 0;

function find(records: Records, resource: string, id: number): QuoteManagerRecord {
  const record = records.quoteManager(resource).find((candidate) => candidate.id === id);
  if (!record) throw new Error(`Quote Manager has no ${resource} ${id}`);
  return record;
}
