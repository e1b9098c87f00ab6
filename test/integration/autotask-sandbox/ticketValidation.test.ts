import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectRefused } from './expectRefused.ts';
import { startTinySandbox, type TinySandbox } from './startTinySandbox.ts';
import { validCharge, validTicket } from './validBodies.ts';

let sandbox: TinySandbox;
beforeEach(async () => {
  sandbox = await startTinySandbox();
});
afterEach(() => sandbox.server.stop());

const badTickets: [string, Record<string, unknown>, RegExp][] = [
  ['no queue and no assignment', { queueID: null }, /queueID/],
  ['a resource without role', { assignedResourceID: 40 }, /together/],
  ['no due date', { dueDateTime: null }, /dueDateTime/],
  ['a number of its own', { ticketNumber: 'T1' }, /ticketNumber/],
  ['a foreign contact', { contactID: 31 }, /contact/],
  ['a sub-issue type of another issue type', { issueType: 66, subIssueType: 67 }, /subIssueType/],
  ['an unknown opportunity', { opportunityID: 5 }, /Opportunities/],
];

const badCharges: [string, Record<string, unknown>, RegExp][] = [
  ['product and code', { billingCodeID: 500 }, /not both/],
  ['neither product nor code', { productID: null }, /required/],
  ['a service code', { productID: null, billingCodeID: 502 }, /material/],
  ['the RMA code', { productID: null, billingCodeID: 503 }, /RMA/],
  ['a status', { status: 1 }, /read-only/],
  ['an inactive product', { productID: 601 }, /inactive/],
  ['no purchase date', { datePurchased: null }, /datePurchased/],
];

describe('tickets and charges', () => {
  test.each(badTickets)('refuses a ticket with %s', async (_name, change, words) => {
    expectRefused(await sandbox.call('POST', 'Tickets', { ...validTicket, ...change }), words);
  });

  test.each(badCharges)('refuses a charge with %s', async (_name, change, words) => {
    const ticketID = await sandbox.make('Tickets', validTicket);
    expectRefused(
      await sandbox.call('POST', `Tickets/${ticketID}/Charges`, { ticketID, ...validCharge, ...change }),
      words,
    );
  });

  test('a billed charge stays as it is', async () => {
    const ticketID = await sandbox.make('Tickets', validTicket);
    const url = `Tickets/${ticketID}/Charges`;
    const id = await sandbox.make(url, { ticketID, ...validCharge });
    expect((await sandbox.call('PATCH', url, { id, unitQuantity: 3 })).status).toBe(200);
    expect(sandbox.store.get('TicketCharges', id)?.billableAmount).toBe(2850);
    sandbox.store.patch('TicketCharges', id, { isBilled: true });
    expectRefused(await sandbox.call('PATCH', url, { id, unitQuantity: 4 }), /billed/);
    expectRefused(await sandbox.call('DELETE', `${url}/${id}`), /billed/);
  });
});

describe('companies, contacts, catalogue', () => {
  test('refuses what their rules forbid', async () => {
    expectRefused(
      await sandbox.call('POST', 'Companies', { companyName: 'X', companyType: 51, ownerResourceID: 40 }),
      /phone/,
    );
    const contact = { companyID: 175, firstName: 'A', lastName: 'B' };
    expectRefused(await sandbox.call('POST', 'Companies/175/Contacts', { ...contact, isActive: true }), /Unexpected/);
    expectRefused(await sandbox.call('POST', 'Companies/175/Contacts', { ...contact, isActive: 2 }), /0 or 1/);
    await sandbox.make('Companies/175/Contacts', { ...contact, isActive: 1 });
    const product = { name: 'P', isActive: true, isSerialized: false, productBillingCodeID: 502 };
    expectRefused(await sandbox.call('POST', 'Products', product), /material/);
    const productID = await sandbox.make('Products', { ...product, productBillingCodeID: 500 });
    const vendor = { productID, vendorID: 175, isActive: true, isDefault: true };
    expectRefused(await sandbox.call('POST', `Products/${productID}/Vendors`, vendor), /Vendor/);
    await sandbox.make(`Products/${productID}/Vendors`, { ...vendor, vendorID: 177 });
    const service = { name: 'S', billingCodeID: 500, periodType: 41, unitPrice: 1, externalID: 'S1' };
    expectRefused(await sandbox.call('POST', 'Services', service), /service code/);
    await sandbox.make('Services', { ...service, billingCodeID: 502 });
    expect((await sandbox.call('POST', 'SalesOrders', {})).status).toBe(405);
    expect((await sandbox.call('POST', 'Resources', {})).status).toBe(405);
  });
});
