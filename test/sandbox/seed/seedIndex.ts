/**
 * Ids of the documents that a test may look for: quotes 101–160, sales orders (`order…`) 501–530.
 * The name says what is special about the document; everything else about it is ordinary.
 */
export const seedIndex = {
  demo: 101,
  skeleton: 102,
  fiveLines: 103,
  twentyLines: 104,
  fiftyLines: 105,
  hundredLines: 106,
  oneLine: 107,
  productMissing: 108,
  serviceMissing: 109,
  ambiguousProduct: 110,
  inactiveProduct: 111,
  brandClash: 112,
  companyMissing: 113,
  companyAmbiguous: 114,
  companyInactive: 115,
  companyByName: 116,
  currencyDiffers: 117,
  recurringFreeText: 118,
  won: 119,
  wonRecurring: 120,
  declined: 121,
  managedElsewhere: 122,
  organisationOnly: 123,
  expired: 124,
  noAddress: 125,
  noDeliveryAddress: 126,
  unknownOwner: 127,
  inactiveOwner: 128,
  multiChoice: 129,
  multiChoiceNoneSelected: 130,
  unselectedSection: 131,
  textSections: 132,
  labor: 133,
  freeText: 134,
  discounts: 135,
  serviceTwiceEqual: 136,
  serviceTwiceDifferent: 137,
  serviceThrice: 138,
  servicePeriodVariant: 139,
  recurringProducts: 140,
  bundles: 141,
  fractions: 142,
  longTexts: 143,
  emoji: 144,
  rightToLeft: 145,
  html: 146,
  negativePrice: 147,
  manySectionsWon: 148,
  wonNoShipping: 149,
  pendingApproval: 150,
  approved: 151,
  wonOptional: 152,
  managedElsewhereWon: 153,
  sameTitleOpen: 154,
  ambiguousTarget: 155,
  alreadyInAutotask: 156,
  unorderedLines: 157,
  zonelessDates: 158,
  foreignContact: 159,
  longAddress: 160,
  orderWon: 501,
  orderWonRecurring: 502,
  orderWonNoShipping: 503,
  orderWonOptional: 504,
  orderManagedElsewhere: 505,
  orderManySections: 506,
  orderUnquoted: 507,
  orderSurcharge: 508,
  orderCoupon: 509,
  orderFreeText: 510,
  orderUnknownProduct: 511,
  orderDraft: 512,
  orderProcessed: 513,
  orderCancelled: 514,
  orderIndivisible: 515,
  orderServices: 516,
  orderRecurringProduct: 517,
  orderTicketLinked: 518,
  orderPossibleDuplicate: 519,
  orderCompanyMissing: 520,
  orderTwentyLines: 521,
  orderTexts: 522,
  orderProductMissing: 523,
  orderAmbiguousProduct: 524,
  orderUnknownOwner: 525,
  orderNoAddress: 526,
  orderSerialNumbers: 527,
  orderEverything: 528,
  orderNegativeLine: 529,
  orderFiftyLines: 530,
} as const;

/** The quote that the demonstration syncs. */
export const demoQuoteId = seedIndex.demo;

/** The plainest quote: three product lines and shipping. */
export const skeletonQuoteId = seedIndex.skeleton;

/** Number of a quote of the seed: `QO` and 8 digits. */
export function quoteNumberOf(quoteId: number): string {
  return `QO${26_000_000 + quoteId * 17}`;
}

/** Number of a sales order of the seed: `ON` and 8 digits. */
export function orderNumberOf(orderId: number): string {
  return `ON${47_000_000 + orderId * 13}`;
}
