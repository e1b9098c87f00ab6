import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectRefused } from './expectRefused.ts';
import { startTinySandbox, type TinySandbox } from './startTinySandbox.ts';
import { makeQuote, noDiscount, validProductItem, validServiceItem } from './validBodies.ts';

let sandbox: TinySandbox;
beforeEach(async () => {
  sandbox = await startTinySandbox();
});
afterEach(() => sandbox.server.stop());

const cost = { quoteItemType: 2, chargeID: 500, quantity: 1, isOptional: false, periodType: 31, ...noDiscount };
const badItems: [string, Record<string, unknown>, RegExp][] = [
  ['two references', { ...validProductItem, chargeID: 500 }, /Only one reference/],
  ['a reference of another type', { ...cost, quoteItemType: 6 }, /needs shippingID/],
  ['no reference', { ...cost, chargeID: null }, /needs chargeID/],
  ['two discounts', { ...validProductItem, unitDiscount: 1, lineDiscount: 1 }, /Only one of/],
  ['a negative quantity', { ...validProductItem, quantity: -1 }, /quantity/],
  ['an inactive product', { ...validProductItem, productID: 601 }, /inactive/],
  ['a product without period', { ...validProductItem, periodType: null }, /periodType/],
  ['a semi-annual product', { ...validProductItem, periodType: 33 }, /Semi-Annual/],
  ['a monthly cost', { ...cost, periodType: 32 }, /One-Time/],
  ['an inactive material code', { ...cost, chargeID: 501 }, /material/],
  ['a service code as charge', { ...cost, chargeID: 502 }, /material/],
  ["a period that is not the service's", { ...validServiceItem, periodType: 34 }, /period of the service/],
  ['another quote in the body', { ...validProductItem, quoteID: 999 }, /quoteID/],
];

describe('quote items', () => {
  test.each(badItems)('refuses %s', async (_name, body, words) => {
    const { quoteID } = await makeQuote(sandbox);
    expectRefused(await sandbox.call('POST', `Quotes/${quoteID}/Items`, { quoteID, ...body }), words);
  });

  const six = [
    'quoteItemType',
    'quantity',
    'isOptional',
    'unitDiscount',
    'percentageDiscount',
    'lineDiscount',
    'quoteID',
  ];
  test.each(six)('refuses to miss %s', async (field) => {
    const { quoteID } = await makeQuote(sandbox);
    const { [field]: _left, ...body }: Record<string, unknown> = { quoteID, ...validProductItem };
    expectRefused(await sandbox.call('POST', `Quotes/${quoteID}/Items`, body), new RegExp(field));
  });

  test('sortOrderID null crashes; the flat route does not exist', async () => {
    const { quoteID } = await makeQuote(sandbox);
    const body = { quoteID, ...validProductItem, sortOrderID: null };
    const answer = await sandbox.call('POST', `Quotes/${quoteID}/Items`, body);
    expectRefused(answer, /unexpected error/);
    expect(answer.body.errorId).toEqual(expect.any(Number));
    expect((await sandbox.call('POST', 'QuoteItems', { quoteID, ...validProductItem })).status).toBe(404);
  });

  test('takes tax categories from the codes, names from the service, which is taken twice at most', async () => {
    const { quoteID } = await makeQuote(sandbox);
    const url = `Quotes/${quoteID}/Items`;
    const product = await sandbox.make(url, { quoteID, ...validProductItem });
    expect(sandbox.store.get('QuoteItems', product)).toMatchObject({ taxCategoryID: 9, isTaxable: true });
    const shipping = {
      quoteItemType: 6,
      shippingID: 14,
      quantity: 1,
      isOptional: false,
      periodType: 31,
      ...noDiscount,
    };
    expect(sandbox.store.get('QuoteItems', await sandbox.make(url, { quoteID, ...shipping }))?.taxCategoryID).toBe(9);
    const service = await sandbox.make(url, { quoteID, ...validServiceItem, name: 'Mine' });
    expect(sandbox.store.get('QuoteItems', service)).toMatchObject({ name: 'Backup', taxCategoryID: 8, unitPrice: 20 });
    await sandbox.make(url, { quoteID, ...validServiceItem });
    expectRefused(await sandbox.call('POST', url, { quoteID, ...validServiceItem }), /only twice/);
  });
});
