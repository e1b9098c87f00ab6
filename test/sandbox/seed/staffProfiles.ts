/** One member of the seller's staff. */
export interface StaffProfile {
  id: number;
  firstName: string;
  lastName: string;
  /** As Quote Manager writes it. */
  email: string;
  /** The Autotask resource with that e-mail; left out where there is none. */
  resource?: { id: number; email: string; isActive: boolean };
}

/** The resource behind `fallbackOwnerEmail`; no document names its employee. */
export const fallbackResourceId = 29682899;

/** Owner of what has no fitting resource, as the sandbox's settings name it (`opportunity.owner`). */
export const fallbackOwnerEmail = 'sales.desk@seller.example';

/** Employees that documents refer to. */
export const staffIds = {
  usual: 301,
  second: 302,
  capitals: 303,
  withoutResource: 304,
  inactiveResource: 305,
} as const;

const person = (id: number, firstName: string, lastName: string): StaffProfile => ({
  id,
  firstName,
  lastName,
  email: `${firstName}.${lastName}@seller.example`.toLowerCase(),
});

const withResource = (profile: StaffProfile, id: number, isActive = true, email = profile.email): StaffProfile => ({
  ...profile,
  resource: { id, email, isActive },
});

/** Employees 301–306. 304 has no resource, the resource of 305 is inactive, 303 differs in case only. */
export const staffProfiles: readonly StaffProfile[] = [
  withResource(person(staffIds.usual, 'Morgan', 'Ellis'), 29682885),
  withResource(person(staffIds.second, 'Robin', 'Castle'), 29682887),
  withResource(person(staffIds.capitals, 'Sam', 'Whitfield'), 29682891, true, 'Sam.Whitfield@Seller.example'),
  person(staffIds.withoutResource, 'Toni', 'Marsh'),
  withResource(person(staffIds.inactiveResource, 'Uma', 'Grant'), 29682893, false),
  withResource(person(306, 'Sales', 'Desk'), fallbackResourceId),
];
