import type Big from 'big.js';

/** The two kinds of documents that are synced. */
export type DocumentKind = 'quote' | 'order';

/**
 * The identity of a document inside one Quote Manager portal: `quote:123` by its API id. While only its number is known
 * (a page that shows no id), `quote:QO00000123`; such a reference is resolved before anything is read.
 */
export type DocumentRef = `${DocumentKind}:${string}`;

/** How often a line is billed. */
export type Period = 'oneTime' | 'monthly' | 'quarterly' | 'yearly';

/** State of the document as `settings.opportunity.states` names it (sync-rules § 2.4). */
export type SourceState = 'draft' | 'sent' | 'viewed' | 'pendingApproval' | 'approved' | 'won' | 'declined';

/** State of a sales order in Quote Manager's own words, as `settings.salesOrders.statuses` names it. */
export type SourceOrderStatus = 'Draft' | 'Approved' | 'Processed' | 'Cancelled';

/** The quote that a sales order came from. */
export interface SourceQuoteReference {
  id: number;
  number: string;
  title: string;
  native: SourceDocument['native'];
}

/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A postal address as Quote Manager states it: one free text for the street. */
export interface SourceAddress {
  street: string;
  city: string;
  state: string;
  postalCode: string;
}

export interface SourceCustomer {
  id: number;
  name: string;
  accountNumber: string;
  /** Null when no part of the billing address is filled in. */
  billingAddress: SourceAddress | null;
}

/** What Quote Manager calls physical, non-physical, service and bundle; the first two are products to Autotask. */
export type SourceProductKind = 'product' | 'service' | 'bundle';

export interface SourceProduct {
  id: number;
  kind: SourceProductKind;
  /** Own stock number, the first match key. */
  number: string;
  manufacturerPartNumber: string;
  name: string;
  brand: string | null;
  category: string | null;
  price: Big;
  retailPrice: Big;
  /** Cheapest supplier record; null when there is none. */
  cost: Big | null;
  isActive: boolean;
  isSerialized: boolean;
  /** The period that its own price is for; a line may ask for another one. */
  period: Period;
}

export interface SourceDiscount {
  kind: 'percentage' | 'fixed';
  /** Percent (10 = 10 %) or an amount of money. */
  value: Big;
}

export interface SourceLine {
  id: number;
  /** Order of the line inside its section. */
  position: number;
  title: string;
  /** Plain text; HTML has been turned into text. */
  description: string;
  /** Null for a free-text line, also where the product id is 0 or unknown. */
  product: SourceProduct | null;
  price: Big;
  quantity: number;
  tax: Big;
  taxRate: Big;
  period: Period;
  isOptional: boolean;
  isSelected: boolean;
  discount: SourceDiscount | null;
  /** An order line's own cost; null on quote lines. */
  cost: Big | null;
}

export type SourceSectionKind = 'products' | 'text' | 'acceptance' | 'splash' | 'labor' | 'notSet';

export interface SourceSection {
  id: number;
  kind: SourceSectionKind;
  position: number;
  isMultiChoice: boolean;
  isSelected: boolean;
  title: string;
  lines: SourceLine[];
}

/** The neutral form of a quote or sales order: nothing of Autotask in it but the ids that Quote Manager itself states. */
export interface SourceDocument {
  kind: DocumentKind;
  id: number;
  number: string;
  title: string;
  state: SourceState;
  createdOn: IsoDate;
  /** Quotes: expiry day; orders: null. */
  expiresOn: IsoDate | null;
  modifiedAt: string;
  customer: SourceCustomer;
  contactEmail: string | null;
  ownerEmail: string | null;
  /** Null when no part of it is filled in. */
  deliveryAddress: SourceAddress | null;
  /** The customer's reference on an order; null on quotes. */
  reference: string | null;
  sections: SourceSection[];
  shipping: Big;
  /** Orders only, else 0. */
  surcharge: Big;
  /** Orders only, else 0; a positive amount that lowers the total. */
  coupon: Big;
  /** Orders only: its own status; null on quotes. `state` says what it means for an opportunity. */
  orderStatus: SourceOrderStatus | null;
  /** Orders only: the quote that it came from; null without one and on quotes. */
  quote: SourceQuoteReference | null;
  /** Quotes only: id of the sales order that it became; null while there is none and on orders. */
  orderId: number | null;
  /** Ids that Quote Manager's own integration filled in; null when empty or 0. */
  native: { opportunityId: number | null; quoteId: number | null; organizationId: number | null };
}
