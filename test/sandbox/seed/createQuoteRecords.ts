import type { QuoteManagerRecord, QuoteManagerSeed } from '../types.ts';
import { firstContact } from './contactProfiles.ts';
import { createDelivery } from './createDelivery.ts';
import { createLineFields } from './createLineFields.ts';
import { createRandom } from './createRandom.ts';
import type { LineSpec, QuoteSpec, SectionSpec } from './documentSpecs.ts';
import { nativeIdsOf } from './nativeIds.ts';
import { orderIdOfQuote } from './orderSpecs.ts';
import { productProfile } from './productProfiles.ts';
import { quoteSpecs } from './quoteSpecs.ts';
import { seedDate } from './seedDate.ts';
import { quoteNumberOf } from './seedIndex.ts';

/** Day of creation of a quote, after 2026-10-01: spread over 45 days. */
const dayOf = (spec: QuoteSpec) => spec.day ?? (spec.id * 7) % 45;

function createLine(
  quote: QuoteSpec,
  sectionId: number,
  id: number,
  lineNumber: number,
  spec: LineSpec,
): QuoteManagerRecord {
  return {
    id,
    quoteSectionID: sectionId,
    lineNumber,
    productID: spec.product ?? null,
    productNumber: spec.product === undefined ? '' : productProfile(spec.product).productNumber,
    ...createLineFields(spec),
    isOptional: spec.optional ?? false,
    isSelected: spec.selected ?? true,
    isQuantityEditable: spec.optional ?? false,
    createdDate: seedDate(dayOf(quote), 560),
    modifiedDate: seedDate(dayOf(quote) + 1, 600),
  };
}

function createSection(quote: QuoteSpec, spec: SectionSpec, index: number): QuoteManagerRecord {
  return {
    id: quote.id * 100 + index + 1,
    quoteID: quote.id,
    type: spec.type ?? 0,
    lineNumber: index + 1,
    isMultiChoice: spec.multiChoice ?? false,
    isSelected: spec.selected ?? true,
    title: spec.title === undefined ? 'Products' : spec.title,
  };
}

function createLines(quote: QuoteSpec): QuoteManagerRecord[] {
  let number = 0;
  return quote.sections.flatMap((section, index) =>
    section.lines.map((line, place) => {
      number += 1;
      const lineNumber = section.reversed ? section.lines.length - place : place + 1;
      return createLine(quote, quote.id * 100 + index + 1, quote.id * 1000 + number, lineNumber, line);
    }),
  );
}

/** Customer of a quote: the given one, else one of the fourteen ordinary ones. */
export const customerOfQuote = (spec: QuoteSpec): number => spec.customer ?? 1001 + (spec.id % 14);

function createContactFields(customerId: number): Record<string, unknown> {
  const contact = firstContact(customerId);
  return { contactName: `${contact.firstName} ${contact.lastName}`, contactEmail: contact.email };
}

function createQuote(spec: QuoteSpec): QuoteManagerRecord {
  const customerID = customerOfQuote(spec);
  return {
    id: spec.id,
    salesOrderId: orderIdOfQuote(spec.id) ?? null,
    code: createRandom(spec.id * 31)
      .next()
      .toString(36)
      .slice(2, 12)
      .padEnd(10, 'k'),
    quoteNumber: quoteNumberOf(spec.id),
    title: spec.title,
    status: spec.status ?? 1,
    privateNote: spec.id % 9 === 0 ? 'Not for the customer' : null,
    ownerEmployeeID: spec.owner === undefined ? 301 + (spec.id % 2) : spec.owner,
    customerID,
    ...createContactFields(customerID),
    deliveryType: 0,
    ...createDelivery(customerID, spec.delivery ?? 0),
    ...nativeIdsOf(spec.id),
    expiryDate: seedDate(180 + (spec.id % 60)),
    createdDate: seedDate(dayOf(spec), 555),
    modifiedDate: seedDate(dayOf(spec) + 1, 615),
    ...spec.fields,
  };
}

/** The 60 quotes with their sections and lines. */
export function createQuoteRecords(): QuoteManagerSeed {
  return {
    quote: quoteSpecs.map(createQuote),
    quotesection: quoteSpecs.flatMap((quote) =>
      quote.sections.map((section, index) => createSection(quote, section, index)),
    ),
    quoteline: quoteSpecs.flatMap(createLines),
  };
}
