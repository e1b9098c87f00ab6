import type { AutotaskRecord, AutotaskSeed } from '../types.ts';
import { autotaskProductIdOf, autotaskServiceIdOf, autotaskIds as ids } from './autotaskIds.ts';
import { brandName } from './catalogueNames.ts';
import type { ProductProfile, SeedPeriod } from './ProductProfile.ts';
import { productProfiles } from './productProfiles.ts';

/** `Services.periodType` of this tenant: other numbers than those of quote items. */
export const servicePeriods: Record<SeedPeriod, number> = { once: 9, monthly: 3, quarterly: 5, yearly: 8 };

/** The one key by which Autotask knows a product; every other key stays empty. */
function productKeys(profile: ProductProfile): Record<string, unknown> {
  if (profile.match === 'external') return { externalProductID: profile.productNumber };
  if (profile.match === 'part') return { manufacturerProductName: profile.manufacturerPartNumber };
  if (profile.match === 'brandDecides') return { manufacturerProductName: profile.manufacturerPartNumber };
  return { sku: profile.productNumber };
}

function createProduct(profile: ProductProfile, number: number, rest: Record<string, unknown> = {}): AutotaskRecord {
  const software = profile.type === 1;
  return {
    id: autotaskProductIdOf(profile.id) + number,
    name: profile.title.slice(0, 100),
    description: `${profile.title}, as sold before.`.slice(0, 2000),
    isActive: profile.match !== 'inactive',
    isSerialized: false,
    productBillingCodeID: software ? ids.billingCode.software : ids.billingCode.hardware,
    billingType: 1,
    priceCostMethod: 1,
    manufacturerName: brandName(profile.brandId) ?? null,
    // Every tenth price has moved since: the catalogue sync has something to do.
    unitPrice: profile.id % 10 === 0 ? profile.price + 5 : profile.price,
    unitCost: profile.cost ?? 0,
    ...productKeys(profile),
    ...rest,
  };
}

function createProducts(profile: ProductProfile): AutotaskRecord[] {
  switch (profile.match) {
    case 'missing':
      return [];
    case 'ambiguous':
      return [createProduct(profile, 0), createProduct(profile, 1, { name: `${profile.title} (copy)` })];
    case 'brandClash':
      return [createProduct(profile, 0, { manufacturerName: 'Somebody Else Inc.' })];
    case 'brandDecides':
      return [createProduct(profile, 0, { manufacturerName: 'Somebody Else Inc.' }), createProduct(profile, 1)];
    case 'unbranded':
      return [createProduct(profile, 0, { manufacturerName: null })];
    default:
      return [createProduct(profile, 0)];
  }
}

/** A product without any key, which nothing may match through emptiness. */
const keyless: AutotaskRecord = {
  id: 42_999,
  name: 'Shop counter',
  isActive: true,
  isSerialized: false,
  productBillingCodeID: ids.billingCode.miscellaneous,
  sku: '',
  externalProductID: '',
  manufacturerProductName: '',
  unitPrice: 1,
};

function serviceKeys(profile: ProductProfile): Record<string, unknown> {
  if (profile.match === 'external') return { externalID: profile.productNumber };
  return profile.match === 'name' ? {} : { sku: profile.productNumber };
}

function createService(profile: ProductProfile, period: SeedPeriod, number = 0): AutotaskRecord {
  const times = period === 'yearly' && profile.period === 'monthly' ? 12 : 1;
  return {
    id: autotaskServiceIdOf(profile.id, period) + number,
    name: times === 12 ? `${profile.title} (Yearly)` : profile.title.slice(0, 150),
    description: 'As agreed',
    billingCodeID: profile.type === 3 ? ids.billingCode.securityServices : ids.billingCode.managedServices,
    isActive: profile.match !== 'inactive',
    periodType: servicePeriods[period],
    unitPrice: profile.price * times,
    unitCost: (profile.cost ?? 0) * times,
    ...serviceKeys(profile),
  };
}

function createServices(profile: ProductProfile): AutotaskRecord[] {
  if (profile.match === 'missing') return [];
  const found = profile.autotaskPeriods.map((period) => createService(profile, period));
  return profile.match === 'ambiguous' ? [...found, createService(profile, 'monthly', 1)] : found;
}

/** Products and services as Autotask has them before the first sync; the special product `Shipping` is missing. */
export function createAutotaskCatalogue(): AutotaskSeed {
  return {
    Products: [...productProfiles.filter(({ type }) => type < 2).flatMap(createProducts), keyless],
    ProductVendors: [
      {
        id: 55_001,
        productID: autotaskProductIdOf(2002),
        vendorID: 29_684_001,
        vendorCost: 10,
        isActive: true,
        isDefault: true,
      },
    ],
    Services: productProfiles.filter(({ type }) => type >= 2).flatMap(createServices),
    ServiceBundles: [
      {
        id: 8_801,
        name: 'Workplace bundle of our own',
        billingCodeID: ids.billingCode.managedServices,
        isActive: true,
        periodType: servicePeriods.monthly,
        unitPrice: 99,
      },
    ],
  };
}
