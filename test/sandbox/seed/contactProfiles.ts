import { customerProfiles } from './customerProfiles.ts';

/** One person at a customer. */
export interface ContactProfile {
  id: number;
  customerId: number;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  /** How the person stands in Autotask; `elsewhere` = only in another company. */
  match: 'same' | 'missing' | 'inactive' | 'elsewhere';
}

const firstNames = ['Avery', 'Blake', 'Casey', 'Drew', 'Emery', 'Finley', 'Gray', 'Harper', 'Indra', 'Jules'];
const lastNames = ['Nolan', 'Okafor', 'Petrov', 'Quinn', 'Rivera', 'Sato', 'Turner', 'Ueda', 'Vance', 'Wong', 'Yilmaz'];

function matchOf(customerIndex: number, second: boolean): ContactProfile['match'] {
  if (!second) return customerIndex === 13 ? 'elsewhere' : 'same';
  return customerIndex % 3 === 0 ? 'missing' : customerIndex % 3 === 1 ? 'inactive' : 'same';
}

/** Two contacts for each customer, ids 3001–3050; the first one stands on the customer's documents. */
export const contactProfiles: readonly ContactProfile[] = customerProfiles.flatMap((customer, index) =>
  [0, 1].map((second): ContactProfile => {
    const number = index * 2 + second;
    const firstName = firstNames[(number * 3) % firstNames.length] ?? 'Kim';
    const lastName = lastNames[(number * 5) % lastNames.length] ?? 'Lee';
    return {
      id: 3001 + number,
      customerId: customer.id,
      firstName,
      lastName,
      email: `${firstName}.${lastName}@${customer.domain}`.toLowerCase(),
      phone: `+1 555 01${String(number).padStart(2, '0')}`,
      match: matchOf(index, second === 1),
    };
  }),
);

/** The contact that a customer's documents name. Throws for a customer outside the seed. */
export function firstContact(customerId: number): ContactProfile {
  const contact = contactProfiles.find((candidate) => candidate.customerId === customerId);
  if (!contact) throw new Error(`The seed has no contact of customer ${customerId}`);
  return contact;
}
