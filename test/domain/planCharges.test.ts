import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../utils/domain/settings';
import type { SourceDocument, SourceLine } from '../../utils/domain/sourceDocument';
import { chargePrice } from '../../utils/domain/ticket/chargePrice';
import { planCharges } from '../../utils/domain/ticket/planCharges';
import {
  aLine,
  anAutotaskProduct,
  aServiceProduct,
  someReference,
  someSettings,
  withLines,
} from '../support/documents';
import { ticketLists, ticketSettings } from '../support/tickets';

const settings = someSettings({ ticket: ticketSettings() });

function plan(
  lines: SourceLine[],
  header: Partial<SourceDocument> = {},
  changes: Partial<Settings> = {},
  products = [anAutotaskProduct()],
) {
  const document = withLines(lines, {
    kind: 'order',
    orderStatus: 'Approved',
    state: 'won',
    expiresOn: null,
    ...header,
  });
  const reference = someReference({ picklists: { ...someReference().picklists, ...ticketLists } });
  return planCharges({ document, products, services: [], reference, settings: { ...settings, ...changes } });
}

describe('the price of a charge', () => {
  it.each([
    // net, quantity → quantity, unit price
    ['262.98', 3, '3', '87.66'],
    ['10', 3, '1', '10'],
    ['223.31', 7, '1', '223.31'],
    ['0.0001', 1, '1', '0.0001'],
    ['-60', 1, '1', '-60'],
    ['5', 2.5, '2.5', '2'],
    ['0', 4, '4', '0'],
  ])('of %s for %s is %s at %s', (net, quantity, times, unitPrice) => {
    const price = chargePrice({ net: new Big(net), quantity, price: new Big(1) });
    expect([price.quantity.toString(), price.unitPrice.toString()]).toEqual([times, unitPrice]);
    expect(price.isLump).toBe(times !== String(quantity));
  });

  it('of no piece is the line’s own', () => {
    expect(chargePrice({ net: new Big(0), quantity: 0, price: new Big('9.99') })).toMatchObject({ isLump: false });
  });
});

describe('a product', () => {
  it('is charged by its product alone, so that Autotask takes the product’s own material code', () => {
    const [charge] = plan([aLine({ cost: new Big(80), quantity: 2 })]).charges;
    expect(charge?.fields).toEqual({
      productID: 7001,
      name: 'Laptop 14"',
      description: 'A laptop',
      chargeType: 81,
      datePurchased: '2026-03-02T00:00:00Z',
      unitQuantity: 2,
      unitPrice: 100,
      unitCost: 80,
      isBillableToCompany: true,
    });
    expect(charge).toMatchObject({ key: 'charge:line-81', materialCodeId: 301 });
  });

  it('that Autotask lacks is made once for all its lines', () => {
    const lines = [aLine({ product: { ...aLine().product, number: 'PN-9' } as SourceLine['product'] })];
    const { charges, creations } = plan([...lines, { ...lines[0], id: 82 } as SourceLine]);
    expect(creations).toMatchObject([{ key: 'product:PN-9', entity: 'Products' }]);
    expect(charges.map(({ reference }) => reference.id)).toEqual([
      { created: 'product:PN-9' },
      { created: 'product:PN-9' },
    ]);
  });

  it('that recurs is charged once, and that is said', () => {
    const { charges, notices } = plan([aLine({ period: 'monthly' })]);
    expect(charges).toHaveLength(1);
    expect(notices.map(({ code }) => code)).toEqual(['recurring-charged-once']);
  });

  it('bears its discount in the price, as one piece where that does not divide', () => {
    const discount = { kind: 'fixed', value: new Big(10) } as const;
    const [charge] = plan([aLine({ quantity: 7, price: new Big('33.33'), discount, cost: new Big(2) })]).charges;
    expect(charge?.fields).toMatchObject({ name: '7 × Laptop 14"', unitQuantity: 1, unitPrice: 223.31, unitCost: 14 });
  });
});

describe('a price with more than 4 places', () => {
  it('is charged as the net that the line has, as one piece where 4 places do not tell it', () => {
    const [charge] = plan([aLine({ quantity: 1000, price: new Big('0.12346') })]).charges;
    expect(charge?.net.toFixed(2)).toBe('123.46');
    expect(charge?.fields).toMatchObject({ name: '1000 × Laptop 14"', unitQuantity: 1, unitPrice: 123.46 });
  });

  it('is sent with 4 where they come to the net', () => {
    const [charge] = plan([aLine({ quantity: 2, price: new Big('0.12499') })]).charges;
    expect(charge?.fields).toMatchObject({ name: 'Laptop 14"', unitQuantity: 2, unitPrice: 0.125 });
  });
});

describe('services and bundles', () => {
  it('have no charge, and that is said once', () => {
    const lines = [
      aLine({ product: aServiceProduct() }),
      aLine({ id: 82, product: aServiceProduct({ kind: 'bundle' }) }),
    ];
    const { charges, notices } = plan(lines);
    expect(charges).toEqual([]);
    expect(notices.map(({ code }) => code)).toEqual(['services-not-charged']);
  });
});

describe('free text', () => {
  it('is charged with the material code of the settings, also where it recurs', () => {
    const { charges, notices } = plan([aLine({ product: null, period: 'yearly' })]);
    expect(charges).toMatchObject([{ reference: { field: 'billingCodeID', id: 302 }, materialCodeId: 302 }]);
    expect(notices.map(({ code }) => code)).toEqual(['recurring-charged-once']);
  });

  it('stops the order, or is left out, where the settings say so', () => {
    expect(plan([aLine({ product: null })], {}, { unlisted: 'stop' }).problems).toMatchObject([
      { code: 'product-not-found' },
    ]);
    const skipped = plan([aLine({ product: null })], {}, { unlisted: 'stop', lineProblems: 'skip' });
    expect(skipped).toMatchObject({ problems: [], skippedLines: 1, skippedKeys: ['charge:line-81'] });
  });
});

describe('the header of the order', () => {
  const header = { shipping: new Big(12), surcharge: new Big('3.5'), coupon: new Big(20) };

  it('is charged part by part: shipping by its product, the others by their codes, the coupon below zero', () => {
    const { charges, creations } = plan([], header);
    expect(charges.map(({ key, reference, fields }) => [key, reference.field, fields.unitPrice])).toEqual([
      ['charge:shipping', 'productID', 12],
      ['charge:surcharge', 'billingCodeID', 3.5],
      ['charge:coupon', 'billingCodeID', -20],
    ]);
    expect(creations).toMatchObject([
      { key: 'product:Shipping', fields: { name: 'Shipping', productBillingCodeID: 303, isActive: true } },
    ]);
  });

  it('takes the lowest of several Shipping products that browsers made, and none of several that people made', () => {
    const theirs = anAutotaskProduct({ name: 'Shipping', externalProductID: null });
    const ours = { ...theirs, externalProductID: 'special:Shipping' };
    const meant = (products: (typeof theirs)[]) => plan([], { shipping: new Big(12) }, {}, products);
    expect(
      meant([
        { ...ours, id: 9 },
        { ...ours, id: 7 },
      ]).charges[0]?.reference.id,
    ).toBe(7);
    expect(
      meant([
        { ...ours, id: 9 },
        { ...theirs, id: 7 },
      ]).problems[0]?.code,
    ).toBe('ambiguous-product');
  });

  it('has no charge for what is 0', () => {
    expect(plan([], { shipping: new Big(0) }).charges).toEqual([]);
  });

  it('names each code that is missing', () => {
    const codes = { surchargeMaterialCode: null, couponMaterialCode: 'Gone' };
    const ticket = { ...ticketSettings(), productMaterialCode: null };
    expect(plan([], header, { ...codes, ticket }).problems.map(({ code, parts }) => parts.setting ?? code)).toEqual([
      'ticket.productMaterialCode',
      'surchargeMaterialCode',
      'billing-code-missing',
    ]);
  });
});

it('nothing is charged without a charge type', () => {
  const ticket = { ...ticketSettings(), chargeType: null };
  expect(plan([aLine()], {}, { ticket })).toMatchObject({
    charges: [],
    problems: [{ code: 'setting-missing', parts: { setting: 'ticket.chargeType' } }],
  });
});
