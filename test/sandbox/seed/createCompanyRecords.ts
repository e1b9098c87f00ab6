import type { AutotaskRecord, AutotaskSeed } from '../types.ts';
import { companyIdOf, autotaskIds as ids } from './autotaskIds.ts';
import type { CustomerProfile } from './CustomerProfile.ts';
import { type ContactProfile, contactProfiles } from './contactProfiles.ts';
import { customerProfiles } from './customerProfiles.ts';
import { seedDate } from './seedDate.ts';
import { fallbackResourceId } from './staffProfiles.ts';

/** `Companies.companyType` of this tenant. */
export const companyTypes = { customer: 101, lead: 103, vendor: 107, old: 109 } as const;

function company(id: number, companyName: string, rest: Record<string, unknown>): AutotaskRecord {
  return {
    id,
    companyName,
    companyNumber: null,
    companyType: companyTypes.customer,
    ownerResourceID: fallbackResourceId,
    phone: '+1 555 0190',
    isActive: true,
    isTaxExempt: false,
    taxRegionID: ids.taxRegion.state,
    currencyID: ids.currency.internal,
    createDate: seedDate(-500),
    ...rest,
  };
}

function createCompany(profile: CustomerProfile): AutotaskRecord {
  const { address } = profile;
  const exempt = profile.id === 1005;
  return company(companyIdOf(profile.id), profile.autotaskName ?? profile.name, {
    companyNumber: profile.match === 'number' || profile.match === 'inactive' ? profile.accountNumber : null,
    isActive: profile.match !== 'inactive',
    address1: address?.street.slice(0, 128) ?? null,
    city: address?.city ?? null,
    state: address?.state ?? null,
    postalCode: address?.postalCode ?? null,
    isTaxExempt: exempt,
    taxRegionID: exempt ? ids.taxRegion.exempt : ids.taxRegion.state,
    currencyID: profile.foreignCurrency ? ids.currency.foreign : ids.currency.internal,
  });
}

/** The tenant's own company, a vendor, traps for empty numbers and half-equal names, and the second Riverside. */
const others: AutotaskRecord[] = [
  company(0, 'Seller Ltd', { companyNumber: 'SELF' }),
  company(29_684_001, 'Main Street Distribution', { companyType: companyTypes.vendor }),
  company(29_684_004, 'Riverside Hotels', { companyNumber: '' }),
  company(29_684_007, 'Oakridge Medical Centre North', { companyNumber: '' }),
  company(29_684_010, 'Stonegate Insurance', {}),
];

const inAutotask = customerProfiles.filter((profile) => profile.match !== 'missing');

function createContact(profile: ContactProfile): AutotaskRecord {
  const elsewhere = profile.match === 'elsewhere';
  return {
    id: 30_900_001 + (profile.id - 3001) * 2,
    companyID: elsewhere ? companyIdOf(1013) : companyIdOf(profile.customerId),
    firstName: profile.firstName,
    lastName: profile.lastName,
    // Both systems treat e-mail addresses as equal in any case.
    emailAddress: profile.id % 4 === 1 ? profile.email.toUpperCase() : profile.email,
    phone: profile.phone,
    isActive: profile.match === 'inactive' ? 0 : 1,
  };
}

/** Companies (id 0 is the tenant's own) and their contacts. */
export function createCompanyRecords(): AutotaskSeed {
  const known = new Set(inAutotask.map((profile) => profile.id));
  return {
    Companies: [...others, ...inAutotask.map(createCompany)],
    Contacts: contactProfiles
      .filter((profile) => known.has(profile.customerId) && profile.match !== 'missing')
      .map(createContact),
  };
}
