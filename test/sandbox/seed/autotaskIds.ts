import type { SeedPeriod } from './ProductProfile.ts';

/** Autotask company of a customer of the seed (1019 has none). */
export const companyIdOf = (customerId: number): number => 29_683_001 + (customerId - 1001) * 3;

/** Autotask product of a product of the seed. */
export const autotaskProductIdOf = (productId: number): number => 41_007 + (productId - 2001) * 3;

const serviceOffset: Record<SeedPeriod, number> = { monthly: 1, quarterly: 4, yearly: 7, once: 9 };

/** Autotask service of a service or bundle of the seed, in one of its periods. */
export const autotaskServiceIdOf = (productId: number, period: SeedPeriod): number =>
  7_000 + (productId - 2116) * 10 + serviceOffset[period];

/** Ids of reference records that others point to. */
export const autotaskIds = {
  taxRegion: { state: 5, exempt: 8 },
  taxCategory: { hardware: 12, software: 15, services: 17, freight: 21, surcharge: 24, other: 27, old: 30 },
  billingCode: {
    hardware: 29_682_801,
    software: 29_682_804,
    freight: 29_682_807,
    cardSurcharge: 29_682_809,
    miscellaneous: 29_682_812,
    miscellaneousOld: 29_682_813,
    managedServices: 29_682_821,
    securityServices: 29_682_824,
    workType: 29_682_831,
    internalTime: 29_682_834,
    expense: 29_682_837,
    miscellaneousExpense: 29_682_838,
    rma: 29_682_841,
    consulting: 29_682_843,
  },
  shippingType: { ground: 14, express: 19, retired: 22 },
  currency: { internal: 2, foreign: 7 },
  paymentTerm: { net30: 11, net14: 13, retired: 16 },
  opportunityCategory: { hardware: 6, services: 9 },
  role: { engineer: 29_683_411 },
  department: 29_683_501,
  quoteTemplate: 33,
} as const;
