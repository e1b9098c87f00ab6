import type { TinySandbox } from './startTinySandbox.ts';

/** Bodies that the sandbox accepts; tests change one thing at a time. */
export const validOpportunity = {
  title: 'Laptops',
  companyID: 175,
  contactID: 30,
  ownerResourceID: 40,
  status: 71,
  stage: 81,
  probability: 50,
  amount: 10,
  cost: 5,
  startDate: '2026-11-01',
  projectedCloseDate: '2026-12-01',
  useQuoteTotals: false,
};

export const validQuote = {
  name: 'Laptops',
  effectiveDate: '2026-11-01',
  expirationDate: '2026-12-01',
  billToLocationID: 800,
  shipToLocationID: 800,
  soldToLocationID: 800,
  externalQuoteNumber: 'QO1',
  primaryQuote: true,
};

export const noDiscount = { unitDiscount: 0, percentageDiscount: 0, lineDiscount: 0 };

export const validProductItem = {
  quoteItemType: 1,
  productID: 600,
  name: 'Laptop',
  quantity: 2,
  unitPrice: 950,
  isOptional: false,
  periodType: 31,
  ...noDiscount,
};

export const validServiceItem = {
  quoteItemType: 11,
  serviceID: 700,
  quantity: 3,
  isOptional: false,
  periodType: 32,
  ...noDiscount,
};

export const validTicket = {
  title: 'Order ON1',
  companyID: 175,
  status: 61,
  priority: 63,
  queueID: 64,
  dueDateTime: '2026-12-01T12:00:00Z',
  externalID: 'ON1',
};

export const validCharge = {
  name: 'Laptop',
  productID: 600,
  chargeType: 68,
  unitQuantity: 2,
  unitPrice: 950,
  datePurchased: '2026-11-20',
};

/** Makes an opportunity and a quote; returns their ids. */
export async function makeQuote({ make }: TinySandbox): Promise<{ opportunityID: number; quoteID: number }> {
  const opportunityID = await make('Opportunities', validOpportunity);
  return { opportunityID, quoteID: await make('Quotes', { ...validQuote, opportunityID }) };
}
