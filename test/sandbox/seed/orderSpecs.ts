import { seedProducts as p } from './catalogueExceptions.ts';
import { type OrderSpec, productLines } from './documentSpecs.ts';
import { orderSpecsCharges } from './orderSpecsCharges.ts';
import { seedIndex } from './seedIndex.ts';
import { staffIds } from './staffProfiles.ts';

const quotedOrders: OrderSpec[] = [
  { id: seedIndex.orderWon, quote: seedIndex.won, reference: 'PO-7781' },
  { id: seedIndex.orderWonRecurring, quote: seedIndex.wonRecurring, status: 3, reference: 'PO-7790' },
  { id: seedIndex.orderWonNoShipping, quote: seedIndex.wonNoShipping },
  { id: seedIndex.orderWonOptional, quote: seedIndex.wonOptional, reference: 'Studio' },
  { id: seedIndex.orderManagedElsewhere, quote: seedIndex.managedElsewhereWon },
  { id: seedIndex.orderManySections, quote: seedIndex.manySectionsWon, status: 3, reference: 'Clinic 4' },
];

const unquotedOrders: OrderSpec[] = [
  { id: seedIndex.orderUnquoted, customer: 1004, lines: productLines(2005, 2), delivery: 12, reference: 'WEB-1' },
  { id: seedIndex.orderDraft, customer: 1005, status: 1, lines: productLines(2008, 2) },
  { id: seedIndex.orderProcessed, customer: 1006, status: 3, lines: productLines(2010, 3), delivery: 9.5 },
  { id: seedIndex.orderCancelled, customer: 1007, status: 90, lines: productLines(2013, 2) },
  { id: seedIndex.orderTicketLinked, customer: 1001, lines: productLines(2015, 2), reference: 'PO-LINKED' },
  { id: seedIndex.orderPossibleDuplicate, customer: 1002, lines: productLines(2018, 2) },
  { id: seedIndex.orderCompanyMissing, customer: 1019, lines: productLines(2021, 2) },
  { id: seedIndex.orderTwentyLines, customer: 1008, lines: productLines(2001, 20), delivery: 40, reference: 'PO-20' },
  { id: seedIndex.orderProductMissing, customer: 1009, lines: [{ product: p.missing }, { product: 2001 }] },
  { id: seedIndex.orderAmbiguousProduct, customer: 1010, lines: [{ product: p.ambiguous }, { product: 2001 }] },
  { id: seedIndex.orderUnknownOwner, customer: 1012, owner: staffIds.withoutResource, lines: productLines(2024, 1) },
  { id: seedIndex.orderNoAddress, customer: 1022, lines: productLines(2026, 1) },
  { id: seedIndex.orderFiftyLines, customer: 1013, lines: productLines(2001, 50), delivery: 90, reference: 'PO-50' },
];

/** All sales orders of the seed, in id order: 501–530. */
export const orderSpecs: readonly OrderSpec[] = [...quotedOrders, ...unquotedOrders, ...orderSpecsCharges].sort(
  (left, right) => left.id - right.id,
);

/** The order that a won quote became; undefined for every other quote. */
export function orderIdOfQuote(quoteId: number): number | undefined {
  return quotedOrders.find((order) => order.quote === quoteId)?.id;
}
