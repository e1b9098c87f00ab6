import Big from 'big.js';
import type {
  SourceDocument,
  SourceLine,
  SourceProduct,
  SourceSection,
  SourceSectionKind,
  SourceState,
} from '../domain/sourceDocument';
import { byPosition, dayOf, mapCustomer, mapDelivery, mapNativeIds, mapSoldLine, realId } from './mapParts';
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
    deliveryAddress: mapDelivery(quote),
    reference: null,
    sections: mapped.sort(byPosition),
    shipping: quote.deliveryAmount,
    surcharge: Big(0),
    coupon: Big(0),
    orderStatus: null,
    quote: null,
    orderId: realId(quote.salesOrderID),
    native: mapNativeIds(quote),
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
    ...mapSoldLine(line, products),
    isOptional: line.isOptional,
    isSelected: line.isSelected,
    cost: null,
  };
}
