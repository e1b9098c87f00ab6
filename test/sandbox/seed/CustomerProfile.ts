/** How a customer of Quote Manager stands in Autotask. */
export type CompanyMatch = 'number' | 'name' | 'ambiguous' | 'missing' | 'inactive';

/** An address as both systems' seeds write it. */
export interface SeedAddress {
  street: string;
  city: string;
  state: string;
  postalCode: string;
}

/** One customer, with all that its records on both sides are made from. */
export interface CustomerProfile {
  id: number;
  name: string;
  /** Name in Autotask where it differs. */
  autotaskName?: string;
  /** Empty where Quote Manager has none. */
  accountNumber: string;
  match: CompanyMatch;
  domain: string;
  /** Missing on both sides when left out. */
  address?: SeedAddress;
  /** Autotask's second currency instead of the internal one. */
  foreignCurrency?: true;
}
