import type { ProductProfile } from './ProductProfile.ts';

/** What differs from an ordinary product: ordinary ones are found in Autotask by one key, in their own period. */
export type CatalogueException = Partial<Omit<ProductProfile, 'id' | 'type'>>;

/** Ids of the products that documents and tests name. 2001–2086 are ordinary hardware, 2104–2111 ordinary licences. */
export const seedProducts = {
  ordinary: 2001,
  withoutBrand: 2087,
  withoutSupplier: 2088,
  longTitle: 2089,
  withoutPartNumber: 2090,
  missing: 2091,
  missingSecond: 2092,
  ambiguous: 2096,
  inactive: 2097,
  brandClash: 2098,
  brandDecides: 2099,
  unbrandedInAutotask: 2100,
  licenceMonthly: 2101,
  licenceQuarterly: 2102,
  licenceYearly: 2103,
  licenceOnce: 2104,
  licenceMissing: 2112,
  serviceMonthly: 2116,
  serviceMonthlySecond: 2117,
  serviceQuarterly: 2118,
  serviceYearly: 2119,
  /** Only monthly in Autotask; a yearly line needs a new `{name} (Yearly)`. */
  serviceMonthlyOnly: 2120,
  /** Monthly and yearly in Autotask. */
  serviceBothPeriods: 2121,
  serviceOneOff: 2131,
  serviceOneOffUnknown: 2134,
  serviceMissing: 2136,
  serviceAmbiguous: 2137,
  serviceInactive: 2138,
  /** Only monthly in Autotask, under a name of 150 characters. */
  serviceLongName: 2139,
  bundleMonthly: 2141,
  bundleOneOff: 2147,
  bundleMissing: 2149,
  bundleYearly: 2150,
} as const;

const once = (match: ProductProfile['match']): CatalogueException => ({
  period: 'once',
  autotaskPeriods: ['monthly'],
  match,
});

/** Exceptions by product id. */
export const catalogueExceptions: Record<number, CatalogueException> = {
  2087: { brandId: 0 },
  2088: { cost: undefined },
  2089: { title: `Rack server ${'with redundant power and hot-swap trays '.repeat(8)}2U`, match: 'sku' },
  2090: { manufacturerPartNumber: '', match: 'sku' },
  2091: { match: 'missing' },
  2092: { match: 'missing' },
  2093: { match: 'missing' },
  2096: { match: 'ambiguous' },
  2097: { match: 'inactive' },
  2098: { match: 'brandClash' },
  2099: { match: 'brandDecides' },
  2100: { match: 'unbranded' },
  2101: { period: 'monthly' },
  2102: { period: 'quarterly' },
  2103: { period: 'yearly' },
  2112: { match: 'missing' },
  2113: { period: 'monthly', match: 'missing' },
  2118: { period: 'quarterly' },
  2119: { period: 'yearly' },
  2121: { autotaskPeriods: ['monthly', 'yearly'], match: 'sku' },
  2131: once('external'),
  2132: once('sku'),
  2133: once('name'),
  2134: once('missing'),
  2135: once('missing'),
  2136: { match: 'missing' },
  2137: { match: 'ambiguous' },
  2138: { match: 'inactive' },
  2139: { title: 'Managed Detection '.repeat(9).trim().slice(0, 150), match: 'name' },
  2147: once('sku'),
  2148: once('missing'),
  2149: { match: 'missing' },
  2150: { period: 'yearly' },
};
