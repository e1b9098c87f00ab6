import { describe, expect, it } from 'vitest';
import { autotaskProductIdOf } from '../../sandbox/seed/autotaskIds.ts';
import { seedProducts } from '../../sandbox/seed/catalogueExceptions.ts';
import { createAutotaskSeed } from '../../sandbox/seed/createAutotaskSeed.ts';
import { createPicklists } from '../../sandbox/seed/createPicklists.ts';
import { createQuoteManagerSeed } from '../../sandbox/seed/createQuoteManagerSeed.ts';
import { createSandboxSettings } from '../../sandbox/seed/createSandboxSettings.ts';
import { demoQuoteId, seedIndex, skeletonQuoteId } from '../../sandbox/seed/seedIndex.ts';

const seed = createQuoteManagerSeed();
const all = (resource: string) => seed[resource] ?? [];
const valuesOf = (resource: string, field: string) => new Set(all(resource).map((record) => record[field]));

function linesOf(quoteId: number) {
  const sections = new Set(all('quotesection').flatMap((section) => (section.quoteID === quoteId ? [section.id] : [])));
  return all('quoteline').filter((line) => sections.has(Number(line.quoteSectionID)));
}

const typeOf = (productId: unknown) => all('product').find((product) => product.id === productId)?.type;

describe('Quote Manager seed', () => {
  it('has the promised amounts', () => {
    const counts = ['customer', 'product', 'quote', 'salesorder'].map((resource) => all(resource).length);
    expect(counts).toEqual([25, 150, 60, 30]);
  });

  it('is the same in every run, and a fresh copy each time', () => {
    for (const create of [createQuoteManagerSeed, createAutotaskSeed, createPicklists, createSandboxSettings]) {
      expect(create()).toEqual(create());
      expect(create()).not.toBe(create());
    }
  });

  it.each(Object.keys(seed))('%s has unique ids', (resource) => {
    expect(new Set(all(resource).map((record) => record.id)).size).toBe(all(resource).length);
  });

  it.each([
    ['quote', 'customerID', 'customer'],
    ['quote', 'ownerEmployeeID', 'employee'],
    ['quote', 'salesOrderId', 'salesorder'],
    ['quotesection', 'quoteID', 'quote'],
    ['quoteline', 'quoteSectionID', 'quotesection'],
    ['quoteline', 'productID', 'product'],
    ['salesorder', 'quoteID', 'quote'],
    ['salesorder', 'customerID', 'customer'],
    ['salesorderline', 'salesOrderID', 'salesorder'],
    ['productsupplier', 'productID', 'product'],
    ['product', 'categoryID', 'category'],
    ['contact', 'customerID', 'customer'],
  ])('%s.%s points to a %s', (resource, field, target) => {
    const known = new Set<unknown>([...all(target).map((record) => record.id), null]);
    expect(all(resource).filter((record) => !known.has(record[field]))).toEqual([]);
  });

  it('knows every status, product type and document of the index', () => {
    expect([...valuesOf('quote', 'status')].sort()).toEqual([0, 1, 2, 3, 4, 5, 90].sort());
    expect([...valuesOf('salesorder', 'status')].sort()).toEqual([1, 2, 3, 90]);
    expect([...valuesOf('product', 'type')].sort()).toEqual([0, 1, 2, 3]);
    const documents = [...all('quote'), ...all('salesorder')].map((record) => record.id);
    expect(Object.values(seedIndex)).toEqual(documents);
  });

  it('numbers documents with prefix and 8 digits', () => {
    for (const quote of all('quote')) expect(quote.quoteNumber).toMatch(/^QO\d{8}$/);
    for (const order of all('salesorder')) expect(order.orderNumber).toMatch(/^ON\d{8}$/);
  });

  it('joins won quotes and their orders both ways', () => {
    const won = all('quote').filter((quote) => quote.status === 3 || quote.salesOrderId !== null);
    for (const quote of won) {
      expect(all('salesorder').find((order) => order.id === quote.salesOrderId)?.quoteID).toBe(quote.id);
      expect(quote.status).toBe(3);
    }
    expect(won).toHaveLength(6);
  });

  it('has the lines that the demonstration shows', () => {
    const lines = linesOf(demoQuoteId);
    const kinds = lines.map((line) => [typeOf(line.productID), line.isRecurring, line.isOptional, line.discountMethod]);
    expect(kinds).toEqual([
      [0, false, false, null],
      [2, true, false, null],
      [2, false, false, null],
      [0, false, true, null],
      [0, false, false, 0],
      [undefined, false, false, null],
    ]);
    expect(all('quote')[0]?.deliveryAmount).toBeGreaterThan(0);
    expect(linesOf(skeletonQuoteId)).toHaveLength(3);
  });

  it.each([
    ['oneLine', 1],
    ['fiveLines', 5],
    ['twentyLines', 20],
    ['fiftyLines', 50],
    ['hundredLines', 100],
  ] as const)('%s has %i lines', (name, count) => {
    expect(linesOf(seedIndex[name])).toHaveLength(count);
  });

  it('lets the numbers decide how price, discount and tax are meant', () => {
    const discounted = linesOf(seedIndex.discounts).filter((line) => line.discountMethod !== null);
    expect(discounted).toHaveLength(4);
    for (const line of discounted) {
      const [gross, rate] = [Number(line.price) * Number(line.quantity), Number(line.taxRate) / 100];
      const discount = Number(line.discountValue) * (line.discountMethod === 0 ? gross / 100 : 1);
      expect(Math.abs(Number(line.tax) - (gross - discount) * rate)).toBeLessThan(0.006);
      for (const reading of [gross, gross - 2 * discount, (gross - discount) / Number(line.quantity)]) {
        expect(Math.abs(Number(line.tax) - reading * rate)).toBeGreaterThan(0.1);
      }
    }
  });

  it('has line numbers that run against the ids', () => {
    expect(linesOf(seedIndex.unorderedLines).map((line) => line.lineNumber)).toEqual([5, 4, 3, 2, 1]);
  });

  it('leaves some products out of Autotask', () => {
    const known = new Set((createAutotaskSeed().Products ?? []).map((product) => product.id));
    expect(known.has(autotaskProductIdOf(seedProducts.ordinary))).toBe(true);
    expect(known.has(autotaskProductIdOf(seedProducts.missing))).toBe(false);
  });
});
