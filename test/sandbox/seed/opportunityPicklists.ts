import type { PicklistSeed } from '../types.ts';
import { autotaskIds as ids } from './autotaskIds.ts';
import { picklistValues } from './picklistValues.ts';

/** `Opportunities.stage` of this tenant. */
export const opportunityStages = {
  qualification: 10_117,
  proposal: 10_239,
  negotiation: 10_241,
  won: 10_305,
  lost: 10_307,
};

/** `Opportunities.status` of this tenant. */
export const opportunityStatuses = { notReady: 31, active: 37, lost: 41, closed: 43, implemented: 47 };

/** `QuoteItems.periodType` of this tenant. */
export const itemPeriods = { oneTime: 41, monthly: 17, quarterly: 23, semiAnnual: 29, yearly: 35 };

const periodLabels = (numbers: typeof itemPeriods) => ({
  'One-Time': numbers.oneTime,
  Monthly: numbers.monthly,
  Quarterly: numbers.quarterly,
  'Semi-Annual': numbers.semiAnnual,
  Yearly: numbers.yearly,
});

const stages = picklistValues(
  {
    Qualification: opportunityStages.qualification,
    Proposal: opportunityStages.proposal,
    Negotiation: opportunityStages.negotiation,
    Won: opportunityStages.won,
    Lost: opportunityStages.lost,
  },
  { 'Verbal yes': 10_309 },
);

const statuses = picklistValues(
  {
    Active: opportunityStatuses.active,
    'Not Ready to Buy': opportunityStatuses.notReady,
    Closed: opportunityStatuses.closed,
    Lost: opportunityStatuses.lost,
    Implemented: opportunityStatuses.implemented,
  },
  {},
  'Active',
);

const quoteItemTypes = picklistValues({
  Product: 1,
  Cost: 2,
  Labor: 3,
  Expense: 4,
  Shipping: 6,
  Discount: 10,
  Service: 11,
  'Service Bundle': 12,
});

/** Picklists of opportunities, quotes, quote items and sales orders. */
export const opportunityPicklists: PicklistSeed = {
  'Opportunities.stage': stages,
  'Opportunities.status': statuses,
  'Opportunities.leadSource': picklistValues({ 'Existing customer': 205, Web: 207, Referral: 211 }, { Fax: 213 }),
  'Opportunities.winReason': picklistValues({ Price: 307, Relationship: 311, 'Quality of service': 313 }),
  'Opportunities.lossReason': picklistValues({ 'Price too high': 317, 'No decision': 319, Competitor: 323 }),
  'Opportunities.primaryCompetitor': picklistValues({ 'Rival IT': 331, 'Other IT': 337 }),
  'Opportunities.rating': picklistValues({ Hot: 341, Warm: 347, Cold: 349 }),
  'Opportunities.opportunityCategoryID': picklistValues({
    'Hardware sale': ids.opportunityCategory.hardware,
    'Services sale': ids.opportunityCategory.services,
  }),
  'Quotes.taxRegionID': picklistValues({ State: ids.taxRegion.state, Exempt: ids.taxRegion.exempt }),
  'Quotes.shippingType': picklistValues(
    { Ground: ids.shippingType.ground, Express: ids.shippingType.express },
    { 'Bicycle courier': ids.shippingType.retired },
  ),
  'Quotes.paymentTerm': picklistValues(
    { 'Net 30': ids.paymentTerm.net30, 'Net 14': ids.paymentTerm.net14 },
    { 'On the nail': ids.paymentTerm.retired },
  ),
  'Quotes.paymentType': picklistValues({ Invoice: 53, 'Credit card': 59 }),
  'Quotes.approvalStatus': picklistValues({ 'Not required': 61, Requested: 67, Approved: 71, Rejected: 73 }),
  'Quotes.extApprovalContactResponse': picklistValues({ Accepted: 79, Declined: 83 }),
  'Quotes.groupByID': picklistValues({ None: 89, 'Period type': 97, 'Item type': 101 }),
  'QuoteItems.quoteItemType': quoteItemTypes.map((value) => ({ ...value, isSystem: true })),
  'QuoteItems.periodType': picklistValues(periodLabels(itemPeriods)),
  'SalesOrders.status': picklistValues({ Open: 103, Fulfilled: 107, Cancelled: 109 }),
};
