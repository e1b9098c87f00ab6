import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AutotaskQuoteItem } from '../../utils/domain/autotaskRecords';
import type { DesiredItem } from '../../utils/domain/lines/desiredItem';
import { planItems } from '../../utils/domain/lines/planItems';
import { lineNet } from '../../utils/domain/money';
import { periodReader, remoteTotals, sourceTotals } from '../../utils/domain/sale/totals';
import type { SourceDocument, SourceLine } from '../../utils/domain/sourceDocument';
import {
  aLine,
  anAutotaskProduct,
  anAutotaskService,
  aProduct,
  aServiceProduct,
  someReference,
  someSettings,
  withLines,
} from '../support/documents';

const reference = someReference();
const settings = someSettings({
  interpretation: { price: 'beforeDiscount', fixedDiscount: 'perLine', tax: 'perLine', taxRate: 'percent' },
});

const reading = { price: 'beforeDiscount', fixedDiscount: 'perLine' } as const;

const discount = fc.option(
  fc.record({
    kind: fc.constantFrom('percentage' as const, 'fixed' as const),
    value: fc.integer({ min: 0, max: 10_000 }).map((n) => new Big(n).div(100)),
  }),
);
const shape = fc.constantFrom(
  { product: aProduct(), period: 'oneTime' as const },
  { product: aProduct(), period: 'yearly' as const },
  { product: aProduct({ number: 'PN-NEW', manufacturerPartNumber: '' }), period: 'oneTime' as const },
  { product: aServiceProduct(), period: 'oneTime' as const },
  { product: null, period: 'oneTime' as const },
);
const lines = (shapes: typeof shape | fc.Arbitrary<{ product: SourceLine['product']; period: SourceLine['period'] }>) =>
  fc
    .array(
      fc.record({
        shape: shapes,
        price: fc.integer({ min: -1_000_000, max: 10_000_000 }).map((n) => new Big(n).div(10_000)),
        quantity: fc.integer({ min: 0, max: 4000 }).map((n) => n / 4),
        discount,
        isOptional: fc.boolean(),
        isSelected: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    .map((samples) =>
      samples.map(({ shape: kind, ...line }, index) => aLine({ ...kind, ...line, id: index + 1, position: index })),
    );

const plan = (document: SourceDocument) =>
  planItems({ document, products: [anAutotaskProduct()], services: [anAutotaskService()], reference, settings });

/** What Autotask answers for an item that was created from these fields. */
function stored({ fields }: DesiredItem, id: number): AutotaskQuoteItem {
  const number = (name: string) => (typeof fields[name] === 'number' ? Number(fields[name]) : null);
  return {
    id,
    quoteID: 1,
    quoteItemType: number('quoteItemType') ?? 0,
    name: typeof fields.name === 'string' ? fields.name : null,
    description: null,
    productID: number('productID'),
    serviceID: number('serviceID'),
    chargeID: number('chargeID'),
    shippingID: number('shippingID'),
    quantity: number('quantity') ?? 0,
    unitPrice: number('unitPrice'),
    unitCost: number('unitCost'),
    unitDiscount: number('unitDiscount') ?? 0,
    percentageDiscount: number('percentageDiscount') ?? 0,
    lineDiscount: number('lineDiscount') ?? 0,
    isOptional: fields.isOptional === true,
    periodType: number('periodType'),
    taxCategoryID: number('taxCategoryID'),
  };
}

const saleOf = (type: number, period: string, isOptional: boolean, quantity: number) => ({
  sale: `${type} ${period} ${isOptional}`,
  quantity,
});

/** The table of sync-rules § 3: products are Products, recurring services are Services, all else is a Cost. */
function typeOf({ product, period }: SourceLine): number {
  if (product?.kind === 'product') return 1;
  return product && period !== 'oneTime' ? 11 : 2;
}

/** Quantity by what is sold, so that lines that became one item count as they did before. */
function sumOf(sales: { sale: string; quantity: number }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { sale, quantity } of sales) if (quantity !== 0) sums[sale] = (sums[sale] ?? 0) + quantity;
  return sums;
}

describe('planItems, for all documents', () => {
  it('makes one item of each line, with the net of the line', () => {
    fc.assert(
      fc.property(lines(shape), (all) => {
        const { items, problems } = plan(withLines(all));
        expect(problems).toEqual([]);
        const nets = all.map((line) => [line.id, lineNet({ ...line, interpretation: reading }).toFixed(2)]);
        expect(items.map((item) => [item.lineIds[0], item.net.toFixed(2)])).toEqual(nets);
      }),
    );
  });

  it('sells what the lines sell: the same multiset of kinds, periods and quantities, however services are merged', () => {
    const services = fc.constantFrom(
      { product: aServiceProduct(), period: 'monthly' as const },
      { product: aServiceProduct({ number: 'SV-NEW', name: 'Patching' }), period: 'yearly' as const },
    );
    const settingsThatSkip = { ...settings, lineProblems: 'skip' as const };
    fc.assert(
      fc.property(lines(fc.oneof(shape, services)), (all) => {
        const input = { products: [anAutotaskProduct()], services: [anAutotaskService()], reference };
        const { items } = planItems({ document: withLines(all), ...input, settings: settingsThatSkip });
        const taken = new Set(items.flatMap((item) => item.lineIds));
        expect(items.flatMap((item) => item.lineIds)).toHaveLength(taken.size);
        const sold = all.filter((line) => taken.has(line.id));
        const isOptional = (line: SourceLine) => line.isOptional && !line.isSelected;
        const ofLines = sold.map((line) => saleOf(typeOf(line), line.period, isOptional(line), line.quantity));
        const ofItems = items.map((item) =>
          saleOf(item.type, item.period, item.isOptional, Number(item.fields.quantity)),
        );
        expect(sumOf(ofItems)).toEqual(sumOf(ofLines));
        // Only a third different line of one service may be missing.
        for (const line of all) if (!taken.has(line.id)) expect(line.product?.kind).toBe('service');
      }),
    );
  });

  it('adds up to the cent on both sides, period by period', () => {
    const services = fc.constant({ product: aServiceProduct(), period: 'monthly' as const });
    fc.assert(
      fc.property(lines(fc.oneof(shape, services)), fc.integer({ min: 0, max: 99_999 }), (all, cents) => {
        const document = withLines(all, {
          shipping: new Big(cents).div(100),
          surcharge: new Big(cents).div(300).round(2),
          coupon: new Big(cents).div(200),
        });
        const { items } = plan(document);
        expect(remoteTotals(items.map(stored), periodReader(reference, settings))).toEqual(sourceTotals(items));
      }),
    );
  });

  it('sends one reference and at most one discount per item', () => {
    fc.assert(
      fc.property(lines(shape), (all) => {
        for (const { fields, reference: target } of plan(withLines(all)).items) {
          const references = ['productID', 'serviceID', 'chargeID', 'shippingID'].filter((name) => name in fields);
          expect(references).toEqual([target.field]);
          const given = [fields.unitDiscount, fields.percentageDiscount, fields.lineDiscount];
          expect(given.filter((value) => Number(value) > 0).length).toBeLessThanOrEqual(1);
          expect(fields.unitDiscount).toBe(0);
        }
      }),
    );
  });

  it('does not depend on the order in which lines arrive', () => {
    const shuffled = lines(shape).chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(plan(withLines(mixed))).toEqual(plan(withLines(all)));
      }),
    );
  });

  it('keeps quantities when services are merged', () => {
    const service = { product: aServiceProduct(), period: 'monthly' as const };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }), (quarters) => {
        const all = quarters.map((n, id) => aLine({ ...service, id, position: id, quantity: n / 4 }));
        const { items } = plan(withLines(all));
        expect(items).toHaveLength(1);
        expect(items[0]?.fields.quantity).toBe(quarters.reduce((sum, n) => sum + n, 0) / 4);
      }),
    );
  });
});
