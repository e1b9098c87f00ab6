import type {
  SourceDocument,
  SourceLine,
  SourceOrderStatus,
  SourceProduct,
  SourceQuoteReference,
  SourceSection,
  SourceState,
} from '../domain/sourceDocument';
import { byPosition, dayOf, mapCustomer, mapDelivery, mapNativeIds, mapSoldLine } from './mapParts';
import type {
  QuoteManagerCustomer,
  QuoteManagerEmployee,
  QuoteManagerQuote,
  QuoteManagerSalesOrder,
  QuoteManagerSalesOrderLine,
} from './quoteManagerRecords';

// Codes of the openapi document.
const STATUSES: Record<QuoteManagerSalesOrder['status'], SourceOrderStatus> = {
  1: 'Draft',
  2: 'Approved',
  3: 'Processed',
  90: 'Cancelled',
};

/** What an order's status says about an opportunity (sync-rules § 2.4). */
const STATES: Record<SourceOrderStatus, SourceState> = {
  Draft: 'draft',
  Approved: 'won',
  Processed: 'won',
  Cancelled: 'declined',
};

export interface OrderRecords {
  order: QuoteManagerSalesOrder;
  lines: readonly QuoteManagerSalesOrderLine[];
  customer: QuoteManagerCustomer;
  /** The owner; null when there is none. */
  employee: QuoteManagerEmployee | null;
  /** The quote that it came from; null for an order of the Online Store. */
  quote: QuoteManagerQuote | null;
  /** Products of the lines by id; an id that is missing here makes a free-text line. */
  products: ReadonlyMap<number, SourceProduct>;
}

/** The neutral form of a sales order: its lines stand in one section, its title is its quote's (sync-rules § 2.3). */
export function mapSalesOrder({ order, lines, customer, employee, quote, products }: OrderRecords): SourceDocument {
  const status = STATUSES[order.status];
  return {
    kind: 'order',
    id: order.id,
    number: order.orderNumber.trim(),
    title: quote?.title.trim() ?? '',
    state: STATES[status],
    createdOn: dayOf(order.orderDate ?? order.createdDate),
    expiresOn: null,
    modifiedAt: order.modifiedDate ?? order.createdDate,
    customer: mapCustomer(customer),
    contactEmail: order.contactEmail?.trim() || null,
    ownerEmail: employee?.email?.trim() || null,
    deliveryAddress: mapDelivery(order),
    reference: order.reference?.trim() || null,
    sections: [mapLines(order, lines, products)],
    shipping: order.deliveryAmount,
    surcharge: order.paymentSurchargeAmount,
    // Quote Manager states what the coupon takes off; a store that writes it as a negative amount means the same.
    coupon: order.couponDiscount.abs(),
    orderStatus: status,
    quote: quote ? mapQuoteReference(quote) : null,
    orderId: null,
    native: quote ? mapNativeIds(quote) : { opportunityId: null, quoteId: null, organizationId: null },
  };
}

function mapQuoteReference(quote: QuoteManagerQuote): SourceQuoteReference {
  return {
    id: quote.id,
    number: quote.quoteNumber.trim(),
    title: quote.title.trim(),
    native: mapNativeIds(quote),
  };
}

function mapLines(
  order: QuoteManagerSalesOrder,
  lines: readonly QuoteManagerSalesOrderLine[],
  products: ReadonlyMap<number, SourceProduct>,
): SourceSection {
  return {
    id: order.id,
    kind: 'products',
    position: 0,
    isMultiChoice: false,
    isSelected: true,
    title: '',
    lines: lines.map((line) => mapLine(line, products)).sort(byPosition),
  };
}

/** A line that was ordered is neither optional nor open to choice. */
function mapLine(line: QuoteManagerSalesOrderLine, products: ReadonlyMap<number, SourceProduct>): SourceLine {
  return { ...mapSoldLine(line, products), isOptional: false, isSelected: true, cost: line.cost };
}
