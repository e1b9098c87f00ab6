import type { QuoteManagerRecord, QuoteManagerSeed } from '../types.ts';
import { computeLineAmounts } from './computeLineAmounts.ts';
import { firstContact } from './contactProfiles.ts';
import { createDelivery } from './createDelivery.ts';
import { createLineFields } from './createLineFields.ts';
import { customerOfQuote } from './createQuoteRecords.ts';
import type { LineSpec, OrderSpec, QuoteSpec } from './documentSpecs.ts';
import { orderSpecs } from './orderSpecs.ts';
import { productProfile } from './productProfiles.ts';
import { quoteSpec } from './quoteSpecs.ts';
import { seedDate } from './seedDate.ts';
import { orderNumberOf } from './seedIndex.ts';

const dayOf = (spec: OrderSpec) => 46 + (spec.id % 6);

/** What the customer took: selected lines of selected sections. */
const takenLines = (quote: QuoteSpec): LineSpec[] =>
  quote.sections
    .filter((section) => section.selected !== false)
    .flatMap((section) => section.lines.filter((line) => line.selected !== false));

const quoteOf = (spec: OrderSpec) => (spec.quote === undefined ? undefined : quoteSpec(spec.quote));

function customerOf(spec: OrderSpec): number {
  const quote = quoteOf(spec);
  return quote ? customerOfQuote(quote) : (spec.customer ?? 1001);
}

function linesOf(spec: OrderSpec): LineSpec[] {
  const quote = quoteOf(spec);
  return spec.lines ?? (quote ? takenLines(quote) : []);
}

function createMoney(spec: OrderSpec): Record<string, unknown> {
  const surcharge = spec.surcharge ?? 0;
  return {
    paymentSurchargeAmount: surcharge,
    paymentSurchargeTaxRate: 10,
    paymentSurchargeTax: computeLineAmounts({ price: surcharge, quantity: 1, taxRate: 10 }).tax,
    couponDiscount: spec.coupon ?? 0,
  };
}

function createParties(spec: OrderSpec): Record<string, unknown> {
  const customerID = customerOf(spec);
  const contact = firstContact(customerID);
  const quote = quoteOf(spec);
  const owner = spec.owner === undefined ? quote?.owner : spec.owner;
  return {
    ownerEmployeeID: owner === undefined ? 301 + (spec.id % 2) : owner,
    customerID,
    contactFirstName: contact.firstName,
    contactLastName: contact.lastName,
    contactEmail: contact.email,
    quoteID: spec.quote ?? null,
    entryType: quote ? 2 : 1,
    ipAddress: quote ? null : '203.0.113.7',
    ipAddressCountry: quote ? null : 'US',
    ...createDelivery(customerID, spec.delivery ?? quote?.delivery ?? 0),
  };
}

function createOrder(spec: OrderSpec): QuoteManagerRecord {
  return {
    id: spec.id,
    orderNumber: orderNumberOf(spec.id),
    reference: spec.reference ?? null,
    status: spec.status ?? 2,
    fulfillmentStatus: spec.status === 3 ? 1 : 0,
    notes: spec.id % 5 === 0 ? 'Leave at reception' : null,
    ...createParties(spec),
    ...createMoney(spec),
    orderDate: seedDate(dayOf(spec), 500),
    createdDate: seedDate(dayOf(spec), 500),
    modifiedDate: seedDate(dayOf(spec), 900),
    ...spec.fields,
  };
}

function createLine(order: OrderSpec, spec: LineSpec, index: number): QuoteManagerRecord {
  const product = spec.product === undefined ? undefined : productProfile(spec.product);
  return {
    id: order.id * 1000 + index + 1,
    salesOrderID: order.id,
    productID: product?.id ?? spec.unknownProductId ?? 0,
    lineNumber: index + 1,
    cost: product?.cost ?? 0,
    ...createLineFields(spec),
    unitWeight: product?.type === 0 ? 1.5 : 0,
    serialNumbers: (spec.serialNumbers ?? []).map((serialNumber) => ({
      serialNumber,
      status: 'Shipped',
      warehouseID: 91,
    })),
    createdDate: seedDate(dayOf(order), 500),
    modifiedDate: seedDate(dayOf(order), 900),
  };
}

function createPayment(spec: OrderSpec, index: number): QuoteManagerRecord {
  return {
    id: 7001 + index,
    salesOrderID: spec.id,
    type: spec.surcharge ? 1 : 2,
    amount: linesOf(spec).length * 100,
    transactionID: spec.surcharge ? `ch_${spec.id}` : null,
    createdDate: seedDate(dayOf(spec), 930),
    modifiedDate: seedDate(dayOf(spec), 930),
  };
}

/** The 30 sales orders with their lines and payments. */
export function createOrderRecords(): QuoteManagerSeed {
  const paid = orderSpecs.filter((spec) => spec.status === 3 || spec.surcharge !== undefined);
  return {
    salesorder: orderSpecs.map(createOrder),
    salesorderline: orderSpecs.flatMap((order) => linesOf(order).map((line, index) => createLine(order, line, index))),
    salesorderpayment: paid.map(createPayment),
  };
}
