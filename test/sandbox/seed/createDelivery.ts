import { computeLineAmounts } from './computeLineAmounts.ts';
import { firstContact } from './contactProfiles.ts';
import { customerProfile } from './customerProfiles.ts';

/** The delivery fields of a document: the customer's address and first contact. */
export function createDelivery(customerId: number, amount: number): Record<string, unknown> {
  const customer = customerProfile(customerId);
  const contact = firstContact(customerId);
  return {
    deliveryCompany: customer.name,
    deliveryContact: `${contact.firstName} ${contact.lastName}`,
    deliveryPhone: contact.phone,
    deliveryAddress: customer.address?.street ?? null,
    deliveryCity: customer.address?.city ?? null,
    deliveryState: customer.address?.state ?? null,
    deliveryPostalCode: customer.address?.postalCode ?? null,
    deliveryCountry: customer.address ? 'United States' : null,
    deliveryInstruction: null,
    deliveryAmount: amount,
    deliveryTaxRate: 10,
    deliveryTax: computeLineAmounts({ price: amount, quantity: 1, taxRate: 10 }).tax,
  };
}
