import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { PlanItemsInput } from '../../utils/domain/lines/itemContext';
import { planItems } from '../../utils/domain/lines/planItems';
import type { SourceDocument, SourceLine } from '../../utils/domain/sourceDocument';
import {
  aDocument,
  aLine,
  anAutotaskProduct,
  anAutotaskService,
  aProduct,
  aSection,
  aServiceProduct,
  someReference,
  someSettings,
  withLines,
} from '../support/documents';

const plan = (document: SourceDocument, partial: Partial<PlanItemsInput> = {}) =>
  planItems({
    document,
    products: [anAutotaskProduct()],
    services: [anAutotaskService()],
    reference: someReference(),
    settings: someSettings(),
    ...partial,
  });
const planLine = (line: Partial<SourceLine>, partial: Partial<PlanItemsInput> = {}) =>
  plan(withLines([aLine(line)]), partial);
const codes = (result: ReturnType<typeof plan>) => result.problems.map((problem) => problem.code);
const service = { product: aServiceProduct(), period: 'monthly', title: 'Backup for all' } as const;
const fixed = (value: number) => ({ kind: 'fixed', value: new Big(value) }) as const;
const freeText = { product: null, title: 'Cabling' } as const;

describe('the table of lines and items', () => {
  it('product', () => {
    const [item] = planLine({ quantity: 3 }).items;
    expect(item).toMatchObject({ key: 'item:line-81', lineIds: [81], type: 1, period: 'oneTime', isOptional: false });
    expect(item?.reference).toEqual({ field: 'productID', id: 7001 });
    expect(item?.onlyAtCreation).toEqual(['taxCategoryID']);
    expect(item?.net.toFixed(2)).toBe('300.00');
    expect(item?.fields).toEqual({
      quoteItemType: 1,
      productID: 7001,
      name: 'Laptop 14"',
      description: 'A laptop',
      quantity: 3,
      unitPrice: 100,
      unitCost: 80,
      unitDiscount: 0,
      percentageDiscount: 0,
      lineDiscount: 0,
      isOptional: false,
      periodType: 15,
      taxCategoryID: 901,
    });
  });

  it.each([
    ['monthly', 17],
    ['quarterly', 19],
    ['yearly', 21],
  ] as const)('recurring product, %s', (period, periodType) => {
    const [item] = planLine({ period }).items;
    expect(item).toMatchObject({ type: 1, period, fields: { productID: 7001, periodType } });
  });

  it.each(['service', 'bundle'] as const)('recurring %s', (kind) => {
    const [item] = planLine({ ...service, product: aServiceProduct({ kind }) }).items;
    expect(item).toMatchObject({ type: 11, period: 'monthly', reference: { field: 'serviceID', id: 8001 } });
    expect(item?.fields).toMatchObject({ quoteItemType: 11, serviceID: 8001, periodType: 17, taxCategoryID: 904 });
    expect(item?.fields).not.toHaveProperty('name');
  });

  it.each(['service', 'bundle'] as const)('one-off %s: a cost, taxed as the service', (kind) => {
    const [item] = planLine({ product: aServiceProduct({ kind }), title: 'Set-up' }).items;
    expect(item).toMatchObject({ type: 2, period: 'oneTime', reference: { field: 'chargeID', id: 302 } });
    expect(item?.fields).toMatchObject({ name: 'Set-up', chargeID: 302, periodType: 15, taxCategoryID: 904 });
  });

  it('one-off service: the material code of its category', () => {
    const { services } = someSettings();
    const settings = someSettings({
      services: { ...services, materialCodeByCategory: { services: 'Labor material' } },
    });
    const [item] = planLine({ product: aServiceProduct() }, { settings }).items;
    expect(item?.fields).toMatchObject({ chargeID: 303, taxCategoryID: 904 });
  });

  it('one-off service that Autotask does not know: none is made, taxed by the material code', () => {
    const result = planLine({ product: aServiceProduct() }, { services: [] });
    expect(result.creations).toEqual([]);
    expect(result.items[0]?.fields).toMatchObject({ chargeID: 302, taxCategoryID: 902 });
  });

  it('one-off service whose variants are taxed differently is not guessed', () => {
    const variant = anAutotaskService({ id: 8002, externalID: 'SV-1:yearly', periodType: 24, billingCodeID: 402 });
    const result = planLine({ product: aServiceProduct() }, { services: [anAutotaskService(), variant] });
    expect(codes(result)).toEqual(['ambiguous-product']);
  });

  it('shipping, surcharge and coupon', () => {
    const amounts = { shipping: new Big('12.5'), surcharge: new Big('3.1'), coupon: new Big(20) };
    const { items } = plan(withLines([], { kind: 'order', ...amounts }));
    expect(items.map(({ key, type, reference }) => [key, type, reference.field, reference.id])).toEqual([
      ['item:shipping', 6, 'shippingID', 61],
      ['item:surcharge', 2, 'chargeID', 302],
      ['item:coupon', 2, 'chargeID', 302],
    ]);
    expect(items.map(({ fields }) => [fields.name, fields.quantity, fields.unitPrice, fields.taxCategoryID])).toEqual([
      ['Courier', 1, 12.5, 903],
      ['Payment surcharge', 1, 3.1, 902],
      ['Coupon', 1, -20, 902],
    ]);
    expect(items.every(({ period, fields }) => period === 'oneTime' && fields.periodType === 15)).toBe(true);
  });

  it('names the settings that shipping, surcharge and coupon lack', () => {
    const { opportunity } = someSettings();
    const settings = someSettings({ opportunity: { ...opportunity, shippingType: null }, couponMaterialCode: null });
    const document = aDocument({ shipping: new Big(1), coupon: new Big(1) });
    const result = plan(document, { settings });
    expect(result.problems.map(({ parts }) => parts.setting)).toEqual([
      'opportunity.shippingType',
      'couponMaterialCode',
    ]);
    expect(codes(result)).toEqual(['setting-missing', 'setting-missing']);
  });

  it('free text and labor without product', () => {
    const settings = someSettings({ unlistedMaterialCode: 'Labor material' });
    for (const kind of ['products', 'labor'] as const) {
      const section = aSection({ kind, lines: [aLine(freeText)] });
      const [item] = plan(aDocument({ sections: [section] }), { settings }).items;
      expect(item).toMatchObject({ type: 2, fields: { name: 'Cabling', chargeID: 303, taxCategoryID: 903 } });
      expect(item?.fields).not.toHaveProperty('unitCost');
    }
  });

  it('free text that is not wanted, or that recurs', () => {
    const result = planLine(freeText, { settings: someSettings({ unlisted: 'stop' }) });
    expect(result.problems).toMatchObject([{ code: 'product-not-found', parts: { name: 'Cabling' } }]);
    expect(codes(planLine({ ...freeText, period: 'yearly' }))).toEqual(['recurring-without-service']);
  });
});

describe('services', () => {
  const yearly = { ...service, period: 'yearly' } as const;
  it('makes a variant for a period that is missing', () => {
    const line = { ...yearly, product: aServiceProduct({ name: 'B'.repeat(150) }), price: new Big(1000) };
    const result = planLine(line);
    expect(result.creations).toMatchObject([{ kind: 'create', key: 'service:SV-1:yearly', entity: 'Services' }]);
    expect(result.creations[0]).toHaveProperty('fields', {
      name: `${'B'.repeat(141)} (Yearly)`,
      externalID: 'SV-1:yearly',
      sku: 'SV-1',
      unitPrice: 1000,
      isActive: true,
      billingCodeID: 401,
      periodType: 24,
    });
    expect(result.items[0]?.reference.id).toEqual({ created: 'service:SV-1:yearly' });
  });

  it('knows the variant on the next sync', () => {
    const variant = anAutotaskService({ id: 8002, externalID: 'SV-1:yearly', name: 'Backup (Yearly)', periodType: 24 });
    const result = planLine(yearly, { services: [anAutotaskService(), variant] });
    expect(result.creations).toEqual([]);
    expect(result.items[0]?.reference.id).toBe(8002);
  });

  it('stops where nothing may be made', () => {
    const settings = someSettings({ products: { ...someSettings().products, missing: 'stop' } });
    expect(codes(planLine(yearly, { settings }))).toEqual(['service-period-differs']);
    expect(codes(planLine(service, { settings, services: [] }))).toEqual(['product-not-found']);
  });

  it('makes an unknown service, and its second period as a variant', () => {
    const lines = [aLine({ ...service, id: 1, position: 1 }), aLine({ ...yearly, id: 2, position: 2 })];
    const result = plan(withLines(lines), { services: [] });
    expect(result.creations.map(({ key }) => key)).toEqual(['service:SV-1', 'service:SV-1:yearly']);
    expect(result.creations[0]).toMatchObject({
      fields: { name: 'Backup', externalID: 'SV-1', billingCodeID: 401, periodType: 22, unitPrice: 100, unitCost: 80 },
    });
    expect(result.items.map(({ fields }) => fields.taxCategoryID)).toEqual([904, 904]);
  });

  it('leaves the plain name and number to the period that is the product’s own', () => {
    const product = aServiceProduct({ price: new Big(20), cost: new Big(12) });
    const line = { ...yearly, product, price: new Big(200), cost: new Big(120) };
    expect(planLine(line, { services: [] }).creations).toMatchObject([
      { key: 'service:SV-1:yearly', fields: { name: 'Backup (Yearly)', externalID: 'SV-1:yearly', unitPrice: 200 } },
    ]);
    const monthly = { ...service, product, price: new Big(18) };
    const lines = [aLine({ ...line, id: 1, position: 1 }), aLine({ ...monthly, id: 2, position: 2 })];
    expect(plan(withLines(lines), { services: [] }).creations).toMatchObject([
      { key: 'service:SV-1:yearly' },
      { key: 'service:SV-1', fields: { name: 'Backup', externalID: 'SV-1', unitPrice: 20, unitCost: 12 } },
    ]);
  });

  it('has the price of the line where the product itself does not recur', () => {
    const product = aServiceProduct({ price: new Big(20), period: 'oneTime' });
    expect(planLine({ ...yearly, product, price: new Big(200) }, { services: [] }).creations).toMatchObject([
      { key: 'service:SV-1', fields: { name: 'Backup', unitPrice: 200, periodType: 24 } },
    ]);
  });

  it('takes the service code of the category', () => {
    const services = { ...someSettings().services, serviceCodeByCategory: { Services: 'Cloud services' } };
    const result = planLine(service, { services: [], settings: someSettings({ services }) });
    expect(result.creations).toMatchObject([{ fields: { billingCodeID: 402 } }]);
    const unset = someSettings({ services: { ...services, serviceCode: null, serviceCodeByCategory: {} } });
    const problems = planLine(service, { services: [], settings: unset }).problems;
    expect(problems).toMatchObject([{ code: 'setting-missing', parts: { setting: 'services.serviceCode' } }]);
  });

  const twice = (a: Partial<SourceLine>, b: Partial<SourceLine>) =>
    plan(withLines([aLine({ ...service, id: 1, ...a }), aLine({ ...service, id: 2, position: 2, ...b })])).items;

  it('merges equal lines, fixed discounts added up', () => {
    const items = twice({ quantity: 2, discount: fixed(5) }, { quantity: 3, discount: fixed(5) });
    expect(items).toMatchObject([{ key: 'item:line-1', lineIds: [1, 2], fields: { quantity: 5, lineDiscount: 10 } }]);
    expect(items[0]?.net.toFixed(2)).toBe('490.00');
  });

  it.each([
    ['price', { price: new Big(99) }],
    ['discount', { discount: fixed(5) }],
    ['option', { isOptional: true }],
  ])('keeps lines apart that differ in %s', (_, other) => {
    expect(twice({}, other)).toHaveLength(2);
  });

  it('takes a service twice, not three times', () => {
    const prices = [10, 20, 30, 20];
    const lines = prices.map((price, id) => aLine({ ...service, id, position: id, price: new Big(price) }));
    expect(codes(plan(withLines(lines)))).toEqual(['service-repeated']);
    const skipping = plan(withLines(lines), { settings: someSettings({ lineProblems: 'skip' }) });
    expect(skipping.items.map(({ lineIds }) => lineIds)).toEqual([[0], [1, 3]]);
    expect(skipping.skippedLines).toBe(1);
  });

  it('does not merge products or costs', () => {
    const lines = [1, 2, 3].map((id) => aLine({ id, position: id }));
    expect(plan(withLines(lines)).items).toHaveLength(3);
    const costs = lines.map((line) => ({ ...line, product: aServiceProduct() }));
    expect(plan(withLines(costs)).items).toHaveLength(3);
  });
});

describe('products that Autotask lacks', () => {
  it('are made once with everything that is known', () => {
    const lines = [1, 2].map((id) => aLine({ id, position: id }));
    const result = plan(withLines(lines), { products: [] });
    expect(result.creations).toHaveLength(1);
    expect(result.creations[0]).toMatchObject({
      kind: 'create',
      key: 'product:PN-1',
      entity: 'Products',
      parent: null,
    });
    expect(result.creations[0]).toHaveProperty('fields', {
      name: 'Laptop 14 inch',
      sku: 'PN-1',
      externalProductID: 'PN-1',
      manufacturerProductName: 'MPN-1',
      manufacturerName: 'Lenovo',
      description: 'A laptop',
      unitPrice: 100,
      msrp: 120,
      unitCost: 80,
      isSerialized: false,
      isActive: true,
      productBillingCodeID: 301,
    });
    expect(result.items.map(({ fields }) => fields.productID)).toEqual([
      { created: 'product:PN-1' },
      { created: 'product:PN-1' },
    ]);
    expect(result.items[0]?.fields.taxCategoryID).toBe(901);
  });

  it('get the material code of their category', () => {
    const products = { ...someSettings().products, materialCodeByCategory: { hardware: 'Labor material' } };
    const result = planLine({}, { products: [], settings: someSettings({ products }) });
    expect(result.creations).toMatchObject([{ fields: { productBillingCodeID: 303 } }]);
    expect(result.items[0]?.fields.taxCategoryID).toBe(903);
  });

  it('need a material code, said once', () => {
    const products = { ...someSettings().products, materialCode: null };
    const lines = [1, 2].map((id) => aLine({ id, position: id }));
    const result = plan(withLines(lines), { products: [], settings: someSettings({ products }) });
    expect(result.problems).toMatchObject([{ code: 'setting-missing', parts: { setting: 'products.materialCode' } }]);
  });

  it('stop the document where nothing may be made, or nothing could be found again', () => {
    const products = { ...someSettings().products, missing: 'stop' } as const;
    expect(codes(planLine({}, { products: [], settings: someSettings({ products }) }))).toEqual(['product-not-found']);
    const nameless = aProduct({ number: '', manufacturerPartNumber: '' });
    expect(codes(planLine({ product: nameless }))).toEqual(['product-not-found']);
  });
});

describe('line problems', () => {
  const twins = [anAutotaskProduct(), anAutotaskProduct({ id: 7002 })];
  it('stop the document, with what View opens', () => {
    const result = planLine({}, { products: twins });
    expect(result.problems).toMatchObject([{ code: 'ambiguous-product', view: { kind: 'document', ref: 'quote:1' } }]);
    expect(result.problems[0]?.parts.candidates).toBe('"Laptop 14 inch" (#7001), "Laptop 14 inch" (#7002)');
    const inactive = planLine({}, { products: [anAutotaskProduct({ isActive: false })] });
    expect(inactive.problems).toMatchObject([{ code: 'product-inactive', view: { entity: 'Products', id: 7001 } }]);
    const retired = planLine(service, { services: [anAutotaskService({ isActive: false })] });
    expect(retired.problems).toMatchObject([{ code: 'product-inactive', view: { entity: 'Services', id: 8001 } }]);
  });

  it('are left out where the setting says so, but a missing setting still stops', () => {
    const settings = someSettings({ lineProblems: 'skip', unlistedMaterialCode: null });
    const lines = [aLine(), aLine({ ...freeText, id: 82, period: 'monthly' })];
    const result = plan(withLines(lines), { settings });
    expect(result).toMatchObject({ problems: [], skippedLines: 1, notices: [{ code: 'line-skipped' }] });
    expect(result.items.map(({ key }) => key)).toEqual(['item:line-81']);
    expect(codes(planLine(freeText, { settings }))).toEqual(['setting-missing']);
  });

  it('are avoided by a link', () => {
    const result = planLine({}, { products: twins, linkedProducts: new Map([['PN-1', 7002]]) });
    expect(result.items[0]?.reference.id).toBe(7002);
    const services = [anAutotaskService(), anAutotaskService({ id: 8002 })];
    const linkedServices = new Map([['SV-1', 8002]]);
    expect(planLine(service, { services, linkedServices }).items[0]?.reference.id).toBe(8002);
  });
});

describe('numbers and texts', () => {
  const interpreted = (partial: object) =>
    someSettings({ interpretation: { ...someSettings().interpretation, ...partial } });
  const numbers = (line: Partial<SourceLine>, settings = interpreted({ price: 'beforeDiscount' })) => {
    const fields = planLine(line, { settings }).items[0]?.fields ?? {};
    return [fields.unitPrice, fields.unitDiscount, fields.percentageDiscount, fields.lineDiscount];
  };
  const percent = { kind: 'percentage', value: new Big('12.5') } as const;

  it('writes one discount at most', () => {
    expect(numbers({ discount: percent })).toEqual([100, 0, 12.5, 0]);
    expect(numbers({ discount: fixed(5), quantity: 3 })).toEqual([100, 0, 0, 5]);
    const perUnit = interpreted({ price: 'beforeDiscount', fixedDiscount: 'perUnit' });
    expect(numbers({ discount: fixed(5), quantity: 3 }, perUnit)).toEqual([100, 0, 0, 15]);
    expect(numbers({ discount: percent }, interpreted({ price: 'afterDiscount' }))).toEqual([100, 0, 0, 0]);
    expect(numbers({ price: new Big('0.12345') })).toEqual([0.1235, 0, 0, 0]);
  });

  it('passes the notices of reading and selection on', () => {
    const unclear = planLine({ discount: percent, tax: new Big(0) });
    expect(unclear.notices.map(({ code }) => code)).toEqual(['discount-unclear']);
    const choice = aSection({ isMultiChoice: true });
    expect(plan(aDocument({ sections: [choice] })).notices.map(({ code }) => code)).toEqual(['choice-open']);
  });

  it('takes the order line’s own cost, the product’s on a quote, and sends none that is unknown', () => {
    const order = (cost: Big | null) => plan(withLines([aLine({ cost })], { kind: 'order' })).items[0]?.fields;
    expect(order(new Big('71.5'))).toMatchObject({ unitCost: 71.5 });
    expect(order(null)).not.toHaveProperty('unitCost');
    expect(planLine({ product: aProduct({ cost: null }) }).items[0]?.fields).not.toHaveProperty('unitCost');
  });

  it('cuts name and description to Autotask’s lengths', () => {
    const fields = planLine({ title: `${'x'.repeat(99)}😀`, description: 'y'.repeat(3000) }).items[0]?.fields;
    expect(fields?.name).toBe('x'.repeat(99));
    expect(fields?.description).toHaveLength(2000);
    expect(planLine({ title: ' ' }).items[0]?.fields.name).toBe('Laptop 14 inch');
  });

  it('leaves an unknown tax category to Autotask', () => {
    const products = [anAutotaskProduct({ productBillingCodeID: null })];
    expect(planLine({}, { products }).items[0]?.fields).not.toHaveProperty('taxCategoryID');
  });
});
