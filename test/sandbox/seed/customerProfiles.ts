import type { CustomerProfile } from './CustomerProfile.ts';
import { specialCustomers } from './specialCustomers.ts';

type Row = [name: string, domain: string, street: string, city: string, state: string, postalCode: string];

const rows: Row[] = [
  ['Harbour Dental Group', 'harbourdental.example', '12 Quay Street', 'Albany', 'NY', '12207'],
  ['Bluebird Logistics Ltd', 'bluebird.example', '480 Depot Road', 'Buffalo', 'NY', '14201'],
  ['Cedar & Pine Architects', 'cedarpine.example', '7 Mill Lane', 'Ithaca', 'NY', '14850'],
  ['Delta Print Works', 'deltaprint.example', '93 Foundry Street', 'Newark', 'NJ', '07102'],
  ['Evergreen Schools Trust', 'evergreen.example', '1 Campus Drive', 'Trenton', 'NJ', '08608'],
  ['Foxglove Veterinary', 'foxglove.example', '226 Orchard Avenue', 'Princeton', 'NJ', '08540'],
  ['Granite State Legal LLP', 'granitelegal.example', '55 Court Square', 'Concord', 'NH', '03301'],
  ['Highline Property Management', 'highline.example', '310 West 23rd Street', 'New York', 'NY', '10011'],
  ['Ironbridge Manufacturing', 'ironbridge.example', '1800 River Road', 'Scranton', 'PA', '18503'],
  ['Juniper Accounting', 'juniper.example', '64 Elm Street', 'Hartford', 'CT', '06103'],
  ['Kestrel Aviation Services', 'kestrel.example', '9 Hangar Way', 'Windsor Locks', 'CT', '06096'],
  ['Lakeside Community Bank', 'lakeside.example', '200 Main Street', 'Burlington', 'VT', '05401'],
  ['Meridian Research Labs', 'meridian.example', '77 Science Park', 'Cambridge', 'MA', '02139'],
  ['North Shore Foods', 'northshore.example', '18 Wharf Road', 'Salem', 'MA', '01970'],
];

const byNumber = rows.map(([name, domain, street, city, state, postalCode], index): CustomerProfile => {
  const profile: CustomerProfile = {
    id: 1001 + index,
    name,
    accountNumber: `C-${1001 + index}`,
    match: 'number',
    domain,
    address: { street, city, state, postalCode },
  };
  // The number decides even where the names went different ways.
  return index === 3 ? { ...profile, autotaskName: 'Delta Printing (formerly DPW)' } : profile;
});

/** The 25 customers, ids 1001–1025. */
export const customerProfiles: readonly CustomerProfile[] = [...byNumber, ...specialCustomers];

/** Finds a customer of the seed. Throws for an id outside 1001–1025. */
export function customerProfile(id: number): CustomerProfile {
  const profile = customerProfiles.find((candidate) => candidate.id === id);
  if (!profile) throw new Error(`The seed has no customer ${id}`);
  return profile;
}
