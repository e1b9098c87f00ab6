import type { QuoteManagerRecord, QuoteManagerSeed } from '../types.ts';
import type { CustomerProfile } from './CustomerProfile.ts';
import { contactProfiles } from './contactProfiles.ts';
import { customerProfiles } from './customerProfiles.ts';
import { seedDate } from './seedDate.ts';
import { staffProfiles } from './staffProfiles.ts';

const country = 'United States';

function createCustomer(profile: CustomerProfile, index: number): QuoteManagerRecord {
  return {
    id: profile.id,
    accountNumber: profile.accountNumber,
    name: profile.name,
    ownerEmployeeID: index % 4 === 3 ? null : 301 + (index % 2),
    taxNumber: index % 5 === 0 ? `US-${88_000 + index}` : null,
    billingAddress: profile.address?.street ?? null,
    billingCity: profile.address?.city ?? null,
    billingState: profile.address?.state ?? null,
    billingCountry: profile.address ? country : null,
    billingPostalCode: profile.address?.postalCode ?? null,
    priceGroup: 1 + (index % 3),
    hasCreditLimit: index % 6 === 0,
    createDate: seedDate(-200 + index),
    modifiedDate: seedDate(index, 540),
  };
}

function createAddress(profile: CustomerProfile, index: number): QuoteManagerRecord[] {
  if (!profile.address) return [];
  return [
    {
      id: 3501 + index,
      customerID: profile.id,
      contactName: null,
      address: `Goods entrance, ${profile.address.street}`.slice(0, 200),
      city: profile.address.city,
      state: profile.address.state,
      country,
      postalCode: profile.address.postalCode,
      deliveryInstruction: index % 4 === 0 ? 'Call ten minutes ahead' : null,
      createDate: seedDate(-190 + index),
      modifiedDate: seedDate(index, 600),
    },
  ];
}

function createContacts(): QuoteManagerRecord[] {
  return contactProfiles.map((profile, index) => ({
    id: profile.id,
    customerID: profile.customerId,
    email: profile.email,
    firstName: profile.firstName,
    lastName: profile.lastName,
    phone: profile.phone,
    mobile: null,
    autoSendInvoice: index % 2 === 0,
    inviteDate: index % 3 === 0 ? seedDate(2) : null,
    lastLoginDate: null,
    createdDate: seedDate(-180 + index),
    modifiedDate: seedDate(index % 40, 660),
  }));
}

function createEmployees(): QuoteManagerRecord[] {
  return staffProfiles.map((profile) => ({
    id: profile.id,
    firstName: profile.firstName,
    lastName: profile.lastName,
    email: profile.email,
    isActive: true,
    visibility: profile.id % 2,
    lastLoginDate: seedDate(40, 480),
    createdDate: seedDate(-300),
    modifiedDate: seedDate(-20),
  }));
}

/** Customers, their addresses and people, and the seller's employees. */
export function createCustomerRecords(): QuoteManagerSeed {
  return {
    customer: customerProfiles.map(createCustomer),
    customeraddress: customerProfiles.flatMap(createAddress),
    contact: createContacts(),
    employee: createEmployees(),
  };
}
