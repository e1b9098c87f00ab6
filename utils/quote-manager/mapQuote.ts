import Big from 'big.js';
import { htmlToText } from '../domain/htmlToText';
import type {
  IsoDate,
  Period,
  SourceAddress,
  SourceCustomer,
  SourceDiscount,
  SourceDocument,
  SourceLine,
  SourceProduct,
  SourceSection,
  SourceSectionKind,
  SourceState,
} from '../domain/sourceDocument';
import type {
  QuoteManagerCustomer,
  QuoteManagerEmployee,
  QuoteManagerLine,
  QuoteManagerQuote,
  QuoteManagerSection,
} from './quoteManagerRecords';

// Codes of the openapi document.
const STATES: Record<QuoteManagerQuote['status'], SourceState> = {
  0: 'draft',
  1: 'sent',
  2: 'viewed',
  3: 'won',
  4: 'pendingApproval',
  5: 'approved',
  90: 'declined',
};
const SECTION_KINDS: Record<QuoteManagerSection['type'], SourceSectionKind> = {
  [-1]: 'notSet',
  0: 'products',
  1: 'text',
  2: 'acceptance',
  3: 'splash',
  4: 'labor',
};
const PERIODS: Record<0 | 1 | 2, Period> = { 0: 'monthly', 1: 'quarterly', 2: 'yearly' };

export interface QuoteRecords {
  quote: QuoteManagerQuote;
  sections: readonly QuoteManagerSection[];
  linesBySection: ReadonlyMap<number, readonly QuoteManagerLine[]>;
  customer: QuoteManagerCustomer;
  /** The owner; null when there is none. */
  employee: QuoteManagerEmployee | null;
  /** Products of the lines by id; an id that is missing here makes a free-text line. */
  products: ReadonlyMap<number, SourceProduct>;
}

/** The neutral form of a quote. Sections and lines come in the order of their numbers. */
export function mapQuote({
  quote,
  sections,
  linesBySection,
  customer,
  employee,
  products,
}: QuoteRecords): SourceDocument {
  const mapped = sections.map((section) => mapSection(section, linesBySection.get(section.id) ?? [], products));
  return {
    kind: 'quote',
    id: quote.id,
    number: quote.quoteNumber.trim(),
    title: quote.title.trim(),
    state: STATES[quote.status],
    createdOn: dayOf(quote.createdDate),
    expiresOn: quote.expiryDate === null || quote.expiryDate.startsWith('0001-') ? null : dayOf(quote.expiryDate),
    modifiedAt: quote.modifiedDate ?? quote.createdDate,
    customer: mapCustomer(customer),
    contactEmail: quote.contactEmail?.trim() || null,
    ownerEmail: employee?.email?.trim() || null,
    deliveryAddress: mapAddress(
      quote.deliveryAddress,
      quote.deliveryCity,
      quote.deliveryState,
      quote.deliveryPostalCode,
    ),
    reference: null,
    sections: mapped.sort(byPosition),
    shipping: quote.deliveryAmount,
    surcharge: Big(0),
    coupon: Big(0),
    orderStatus: null,
    quote: null,
    orderId: realId(quote.salesOrderID),
    native: {
      opportunityId: realId(quote.autotaskOpportunityID),
      quoteId: realId(quote.autotaskQuoteID),
      organizationId: realId(quote.autotaskOrganizationID),
    },
  };
}

/** What a section is, by Quote Manager's code. */
export function mapSectionKind(section: QuoteManagerSection): SourceSectionKind {
  return SECTION_KINDS[section.type];
}

function mapSection(
  section: QuoteManagerSection,
  lines: readonly QuoteManagerLine[],
  products: ReadonlyMap<number, SourceProduct>,
): SourceSection {
  return {
    id: section.id,
    kind: mapSectionKind(section),
    position: section.lineNumber,
    isMultiChoice: section.isMultiChoice,
    isSelected: section.isSelected,
    title: section.title.trim(),
    lines: lines.map((line) => mapLine(line, products)).sort(byPosition),
  };
}

function mapLine(line: QuoteManagerLine, products: ReadonlyMap<number, SourceProduct>): SourceLine {
  return {
    id: line.id,
    position: line.lineNumber,
    title: line.title.trim(),
    description: htmlToText(line.description),
    product: (line.productID !== null && products.get(line.productID)) || null,
    price: line.price,
    quantity: line.quantity,
    tax: line.tax,
    taxRate: line.taxRate,
    period: mapPeriod(line),
    isOptional: line.isOptional,
    isSelected: line.isSelected,
    discount: mapDiscount(line),
    cost: null,
  };
}

/** A recurring type may stand on a one-time line; only `isRecurring` says that it recurs. */
function mapPeriod({ isRecurring, recurringType }: Pick<QuoteManagerLine, 'isRecurring' | 'recurringType'>): Period {
  return isRecurring && recurringType !== null && recurringType !== undefined ? PERIODS[recurringType] : 'oneTime';
}

function mapDiscount({
  discountMethod,
  discountValue,
}: Pick<QuoteManagerLine, 'discountMethod' | 'discountValue'>): SourceDiscount | null {
  if (discountMethod === null || discountMethod === undefined || discountValue === null || discountValue.eq(0))
    return null;
  return { kind: discountMethod === 0 ? 'percentage' : 'fixed', value: discountValue };
}

function mapCustomer(customer: QuoteManagerCustomer): SourceCustomer {
  return {
    id: customer.id,
    name: customer.name.trim(),
    accountNumber: customer.accountNumber.trim(),
    billingAddress: mapAddress(
      customer.billingAddress,
      customer.billingCity,
      customer.billingState,
      customer.billingPostalCode,
    ),
  };
}

function mapAddress(street: string, city: string, state: string, postalCode: string): SourceAddress | null {
  const address = { street: street.trim(), city: city.trim(), state: state.trim(), postalCode: postalCode.trim() };
  return Object.values(address).some((part) => part !== '') ? address : null;
}

const dayOf = (dateTime: string): IsoDate => dateTime.slice(0, 10);
const realId = (id: number | null): number | null => (id !== null && id > 0 ? id : null);
const byPosition = (a: { position: number; id: number }, b: { position: number; id: number }) =>
  a.position - b.position || a.id - b.id;
