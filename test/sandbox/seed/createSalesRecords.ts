import type { AutotaskRecord, AutotaskSeed } from '../types.ts';
import { autotaskProductIdOf, companyIdOf, autotaskIds as ids } from './autotaskIds.ts';
import { customerOfQuote } from './createQuoteRecords.ts';
import { nativeRecords } from './nativeIds.ts';
import { itemPeriods, opportunityStages, opportunityStatuses } from './opportunityPicklists.ts';
import { productProfile } from './productProfiles.ts';
import { quoteSpec } from './quoteSpecs.ts';
import { seedDate } from './seedDate.ts';
import { quoteNumberOf, seedIndex } from './seedIndex.ts';

const location = { id: 66_001, address1: '1 Seller Square', city: 'Albany', state: 'NY', postalCode: '12210' };

function opportunity(
  id: number,
  customerId: number,
  title: string,
  rest: Record<string, unknown> = {},
): AutotaskRecord {
  return {
    id,
    title,
    companyID: companyIdOf(customerId),
    ownerResourceID: 29_682_885,
    stage: opportunityStages.qualification,
    status: opportunityStatuses.active,
    probability: 30,
    amount: 0,
    cost: 0,
    startDate: seedDate(10),
    projectedCloseDate: seedDate(120),
    createDate: seedDate(10),
    useQuoteTotals: false,
    opportunityCategoryID: ids.opportunityCategory.hardware,
    ...rest,
  };
}

function quote(id: number, opportunityID: number, quoteId: number): AutotaskRecord {
  const spec = quoteSpec(quoteId);
  return {
    id,
    name: spec.title,
    opportunityID,
    companyID: companyIdOf(customerOfQuote(spec)),
    effectiveDate: seedDate(20),
    expirationDate: seedDate(200),
    billToLocationID: location.id,
    shipToLocationID: location.id,
    soldToLocationID: location.id,
    taxRegionID: ids.taxRegion.state,
    externalQuoteNumber: quoteNumberOf(quoteId),
    primaryQuote: true,
    isActive: true,
    createDate: seedDate(20),
  };
}

function item(id: number, quoteID: number, productId: number, quantity: number): AutotaskRecord {
  const product = productProfile(productId);
  return {
    id,
    quoteID,
    quoteItemType: 1,
    productID: autotaskProductIdOf(product.id),
    name: product.title.slice(0, 100),
    description: `${product.title}, new.`,
    quantity,
    unitPrice: product.price,
    unitCost: product.cost ?? 0,
    unitDiscount: 0,
    percentageDiscount: 0,
    lineDiscount: 0,
    isOptional: false,
    periodType: itemPeriods.oneTime,
    taxCategoryID: ids.taxCategory.hardware,
    sortOrderID: (id % 10) + 1,
  };
}

/** Items of the quote's first product lines, as a sync would have written them. */
function items(autotaskQuoteId: number, quoteId: number, count: number): AutotaskRecord[] {
  const lines = quoteSpec(quoteId).sections.flatMap((section) => section.lines);
  return lines
    .slice(0, count)
    .flatMap(({ product, quantity = 1 }, index) =>
      product === undefined ? [] : [item(autotaskQuoteId * 10 + index, autotaskQuoteId, product, quantity)],
    );
}

const titleOf = (quoteId: number) => `${quoteSpec(quoteId).title} (${quoteNumberOf(quoteId)})`;

const closed = { status: opportunityStatuses.closed, stage: opportunityStages.won, probability: 100 };

/** Opportunities by hand: one with exactly our title, two of which one is to be asked for, a closed one, strangers. */
const byHand: AutotaskRecord[] = [
  opportunity(80_001, 1002, 'Warehouse scanners, spring'),
  opportunity(80_003, 1003, 'Plotter replacement'),
  opportunity(80_005, 1012, titleOf(seedIndex.sameTitleOpen)),
  opportunity(80_007, 1013, titleOf(seedIndex.ambiguousTarget)),
  opportunity(80_009, 1013, titleOf(seedIndex.ambiguousTarget)),
  opportunity(80_011, 1007, titleOf(seedIndex.oneLine), { ...closed, closedDate: seedDate(15) }),
];

const sent = { opportunityId: 80_013, quoteId: 90_013 };

/** Opportunities, quotes, items and quote locations that exist before the first sync. */
export function createSalesRecords(): AutotaskSeed {
  const native = Object.entries(nativeRecords).map(([quoteId, record]) => ({ ...record, source: Number(quoteId) }));
  const nativeOpportunity = (record: (typeof native)[number]) =>
    opportunity(record.opportunityId, record.customerId, quoteSpec(record.source).title, { useQuoteTotals: true });
  return {
    Opportunities: [
      ...byHand,
      opportunity(sent.opportunityId, 1009, titleOf(seedIndex.alreadyInAutotask)),
      ...native.map(nativeOpportunity),
    ],
    Quotes: [
      quote(sent.quoteId, sent.opportunityId, seedIndex.alreadyInAutotask),
      ...native.map((record) => quote(record.quoteId, record.opportunityId, record.source)),
    ],
    QuoteItems: [
      ...items(sent.quoteId, seedIndex.alreadyInAutotask, 1),
      ...native.flatMap((record) => items(record.quoteId, record.source, 2)),
    ],
    QuoteLocations: [location],
  };
}
