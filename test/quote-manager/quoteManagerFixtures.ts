/** Answers of Quote Manager's interface as its openapi document describes them. */
export const quote = {
  id: 7,
  salesOrderId: null,
  code: 'abc',
  quoteNumber: 'QO00000007',
  title: ' New firewall ',
  status: 1,
  ownerEmployeeID: 3,
  customerID: 5,
  contactEmail: 'ann@acme.example',
  deliveryAddress: '1 Main St',
  deliveryCity: 'Sydney',
  deliveryState: 'NSW',
  deliveryPostalCode: '2000',
  deliveryAmount: 12.1,
  autotaskQuoteID: 0,
  autotaskOpportunityID: null,
  autotaskOrganizationID: 44,
  expiryDate: '2026-10-31T00:00:00',
  createdDate: '2026-10-01T09:30:00',
  modifiedDate: '2026-10-02T10:00:00',
};

export const customer = {
  id: 5,
  accountNumber: 'ACME1',
  name: 'Acme Pty',
  billingAddress: ' ',
  billingCity: null,
  billingState: '',
};

export const employee = { id: 3, firstName: 'Eve', lastName: 'Sales', email: 'eve@msp.example', isActive: true };

export const sections = [
  { id: 12, quoteID: 7, type: 1, lineNumber: 2, isMultiChoice: false, isSelected: true, title: 'Intro' },
  { id: 11, quoteID: 7, type: 0, lineNumber: 1, isMultiChoice: false, isSelected: true, title: 'Hardware' },
  { id: 13, quoteID: 8, type: 0, lineNumber: 1, isMultiChoice: false, isSelected: true, title: 'Of another quote' },
];

export const lines = [
  {
    id: 82,
    quoteSectionID: 11,
    lineNumber: 2,
    title: 'Support',
    description: '<p>Help &amp; care</p><ul><li>phone</li><li>mail</li></ul>',
    productID: 92,
    price: 0.1,
    taxRate: 10,
    tax: 0.01,
    quantity: 3,
    isOptional: false,
    isSelected: true,
    isRecurring: true,
    recurringType: 2,
    discountMethod: 0,
    discountValue: 10,
  },
  {
    id: 81,
    quoteSectionID: 11,
    lineNumber: 1,
    title: 'Firewall',
    description: null,
    productID: 91,
    price: 1200.55,
    taxRate: 10,
    tax: 120.06,
    quantity: 1,
    isOptional: false,
    isSelected: true,
    isRecurring: false,
    recurringType: 0,
    discountMethod: 1,
    discountValue: 0,
  },
  { id: 83, quoteSectionID: 11, lineNumber: 3, title: 'Cabling', productID: 0, price: 50, quantity: 1 },
  { id: 99, quoteSectionID: 13, lineNumber: 1, title: 'Of another quote', productID: 91, price: 1, quantity: 1 },
];

export const products = [
  {
    id: 91,
    productNumber: 'FW-1',
    manufacturerPartNumber: 'FG-60F',
    type: 0,
    title: 'Firewall 60F',
    brandID: 31,
    categoryID: 41,
    price: 1200.55,
    retailPrice: 1300,
    isActive: true,
    isSerialized: true,
  },
  {
    id: 92,
    productNumber: 'SUP',
    manufacturerPartNumber: '',
    type: 2,
    title: 'Support',
    brandID: 0,
    categoryID: null,
    price: 0.1,
    retailPrice: 0,
    isActive: true,
    isSerialized: false,
  },
];

export const suppliers = [
  { id: 1, productID: 91, supplierID: 1, quantity: 0, cost: 910.5, productNumber: 'x' },
  { id: 2, productID: 91, supplierID: 2, quantity: 4, cost: 899.95, productNumber: 'y' },
  { id: 3, productID: 92, supplierID: 2, quantity: 4, cost: 0.05, productNumber: 'z' },
];

export const brands = [{ id: 31, name: 'Fortinet' }];
export const categories = [{ id: 41, parentID: null, name: 'Security' }];
