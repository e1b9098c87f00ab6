/** How often a line or product is billed. */
export type SeedPeriod = 'once' | 'monthly' | 'quarterly' | 'yearly';

/** How a product stands in Autotask: the key that finds it, or why it is not found. */
export type CatalogueMatch =
  | 'external'
  | 'sku'
  | 'part'
  | 'name'
  | 'missing'
  | 'ambiguous'
  | 'inactive'
  | 'brandClash'
  | 'brandDecides'
  | 'unbranded';

/** One product, service or bundle, with all that its records on both sides are made from. */
export interface ProductProfile {
  id: number;
  productNumber: string;
  /** May be empty: an empty key never matches. */
  manufacturerPartNumber: string;
  /** 0 Physical, 1 NonPhysical, 2 Service, 3 Bundle. */
  type: 0 | 1 | 2 | 3;
  title: string;
  /** 0 = no brand. */
  brandId: number;
  categoryId: number;
  /** Per unit and period, without tax. */
  price: number;
  /** Undefined where no supplier lists it. */
  cost: number | undefined;
  period: SeedPeriod;
  /** Periods in which Autotask has a service for it; empty for products. */
  autotaskPeriods: SeedPeriod[];
  match: CatalogueMatch;
}
