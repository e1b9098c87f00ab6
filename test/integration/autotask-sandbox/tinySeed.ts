import type { AutotaskSeed, PicklistSeed, PicklistValue } from '../../sandbox/types.ts';

function list(...entries: [number, string][]): PicklistValue[] {
  return entries.map(([value, label]) => ({ value, label }));
}

/** Odd numbers, so that a test cannot pass with numbers that are guessed. */
export const tinyPicklists: PicklistSeed = {
  'Opportunities.status': list([71, 'Active'], [72, 'Lost'], [73, 'Closed']),
  'Opportunities.stage': [...list([81, 'Quote'], [82, 'Won']), { value: 83, label: 'Old', isActive: false }],
  'QuoteItems.periodType': list([31, 'One-Time'], [32, 'Monthly'], [33, 'Semi-Annual'], [34, 'Yearly']),
  'Services.periodType': list([41, 'Monthly'], [42, 'Yearly']),
  'ServiceBundles.periodType': list([41, 'Monthly']),
  'BillingCodes.useType': list([1, 'Work Type'], [4, 'Material Code'], [7, 'Recurring Service Code']),
  'Companies.companyType': list([51, 'Customer'], [52, 'Vendor']),
  'Tickets.status': list([61, 'New'], [62, 'Complete']),
  'Tickets.priority': list([63, 'Medium']),
  'Tickets.queueID': list([64, 'Orders']),
  'Tickets.issueType': list([65, 'Hardware'], [66, 'Software']),
  'Tickets.subIssueType': [{ value: 67, label: 'Laptop', parentValue: 65 }],
  'TicketCharges.chargeType': list([68, 'Operational']),
  'TicketNotes.noteType': list([69, 'Note']),
  'TicketNotes.publish': list([70, 'All']),
  'CompanyNotes.actionType': list([75, 'General']),
  'UserDefinedFieldDefinitions.udfType': list([91, 'Opportunity'], [92, 'Ticket']),
};

const material = { useType: 4, isActive: true, unitCost: 1, unitPrice: 2 };

/** One or two records of each kind that the rules distinguish. */
export const tinySeed: AutotaskSeed = {
  Companies: [
    { id: 0, companyName: 'Own', companyType: 51, isActive: true },
    { id: 175, companyName: 'Acme', companyNumber: 'A-1', companyType: 51, isActive: true, sicCode: '1' },
    { id: 176, companyName: 'Bolt', companyType: 51, isActive: true },
    { id: 177, companyName: 'Parts Ltd', companyType: 52, isActive: true },
  ],
  Contacts: [
    { id: 30, companyID: 175, firstName: 'Ann', lastName: 'Ash', emailAddress: 'ann@acme.example', isActive: 1 },
    { id: 31, companyID: 176, firstName: 'Ben', lastName: 'Bay', isActive: 1 },
  ],
  Resources: [
    { id: 40, firstName: 'Ola', lastName: 'Ek', userName: 'ola', isActive: true },
    { id: 41, firstName: 'Gone', lastName: 'Ex', userName: 'gone', isActive: false },
  ],
  Roles: [{ id: 45, name: 'Technician', isActive: true }],
  BillingCodes: [
    { id: 500, name: 'Miscellaneous', taxCategoryID: 9, ...material },
    { id: 501, name: 'Retired', ...material, isActive: false },
    { id: 502, name: 'Recurring', useType: 7, taxCategoryID: 8, isActive: true },
    { id: 503, name: 'RMA', billingCodeType: 1, ...material },
  ],
  TaxCategories: [
    { id: 8, name: 'Services', isActive: true },
    { id: 9, name: 'Goods', isActive: true },
  ],
  TaxRegions: [{ id: 12, name: 'North', isActive: true }],
  ShippingTypes: [{ id: 14, name: 'Courier', billingCodeID: 500, isActive: true }],
  Products: [
    { id: 600, name: 'Laptop', sku: 'LT', isActive: true, productBillingCodeID: 500, unitPrice: 900, unitCost: 700 },
    { id: 601, name: 'Old laptop', isActive: false, productBillingCodeID: 500 },
  ],
  Services: [{ id: 700, name: 'Backup', billingCodeID: 502, periodType: 41, unitPrice: 20, isActive: true }],
  QuoteLocations: [{ id: 800, address1: 'Main Street 1' }],
  Quotes: [],
  UserDefinedFieldDefinitions: [
    { id: 1, name: 'Sync record', udfType: 91, dataType: 1, isActive: true },
    { id: 2, name: 'Sync note', udfType: 91, dataType: 1, isActive: true },
  ],
};
