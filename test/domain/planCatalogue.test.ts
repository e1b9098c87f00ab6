import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { PlanCatalogueInput } from '../../utils/domain/catalogue/catalogueEntry';
import { planCatalogue } from '../../utils/domain/catalogue/planCatalogue';
import type { Link } from '../../utils/domain/known';
import {
  anAutotaskProduct,
  anAutotaskService,
  aProduct,
  aServiceProduct,
  someReference,
  someSettings,
} from '../support/documents';

const settings = someSettings();
const plan = (partial: Partial<PlanCatalogueInput> = {}) =>
  planCatalogue({
    products: [aProduct()],
    candidates: { products: [anAutotaskProduct({ msrp: 120, unitCost: 80 })], services: [anAutotaskService()] },
    known: { links: [], intents: [] },
    reference: someReference(),
    settings,
    settleMs: 10_000,
    takesOver: false,
    ...partial,
  });
const one = (partial: Partial<PlanCatalogueInput> = {}) => {
  const [entry] = plan(partial).entries;
  if (!entry) throw new Error('One product has one entry.');
  return entry;
};
const linked = (base: Link['base'], id = 7001): PlanCatalogueInput['known'] => ({
  links: [{ key: 'product:PN-1', entity: 'Products', id, base }],
  intents: [],
});
const candidates = (product: Parameters<typeof anAutotaskProduct>[0]) => ({
  products: [anAutotaskProduct(product)],
  services: [],
});
const prices = { unitPrice: 100, msrp: 120, unitCost: 80 };

describe('a product that Autotask has', () => {
  it('is linked without a request where all is equal', () => {
    expect(one()).toMatchObject({
      outcome: 'unchanged',
      operations: [{ kind: 'adopt', key: 'product:PN-1', id: 7001, base: prices }],
    });
  });

  it('has nothing left to do once it is linked', () => {
    const entry = one({ known: linked(prices), candidates: candidates(prices) });
    expect(entry).toMatchObject({ outcome: 'unchanged', operations: [], problem: null });
  });

  it('gets the price that changed in Quote Manager, and no other field', () => {
    const products = [aProduct({ price: new Big('101.5') })];
    const entry = one({ products, known: linked(prices), candidates: candidates(prices) });
    expect(entry.outcome).toBe('updated');
    expect(entry.operations).toMatchObject([
      { kind: 'update', id: 7001, changes: { unitPrice: { before: 100, after: 101.5 } } },
    ]);
  });

  it('keeps the price that a person changed in Autotask', () => {
    const entry = one({ known: linked(prices), candidates: candidates({ ...prices, unitPrice: 95 }) });
    expect(entry).toMatchObject({ outcome: 'unchanged', operations: [] });
  });

  it('waits for a decision where both sides changed', () => {
    const products = [aProduct({ price: new Big(110) })];
    const both = { products, known: linked(prices), candidates: candidates({ ...prices, unitPrice: 95 }) };
    expect(one(both)).toMatchObject({ outcome: 'problem', operations: [], problem: { code: 'conflict' } });
    expect(one({ ...both, settings: { ...settings, conflicts: 'quoteManagerWins' } }).outcome).toBe('updated');
    expect(one({ ...both, settings: { ...settings, conflicts: 'autotaskWins' } }).outcome).toBe('unchanged');
  });

  it('is not overwritten unasked where nothing was written before, but what is blank is filled in', () => {
    const found = { candidates: candidates({ unitPrice: 95, msrp: 120, unitCost: 80 }) };
    expect(one(found).problem?.parts.fields).toBe('unit price 95 → 100');
    expect(one({ ...found, takesOver: true })).toMatchObject({ outcome: 'updated' });
    const blank = one({ candidates: candidates({ unitPrice: 100, msrp: null, unitCost: 80 }) });
    expect(blank.operations.at(-1)).toMatchObject({ kind: 'update', changes: { msrp: { after: 120 } } });
  });

  it('gets its texts as well with `products.update: all`, and nothing with `nothing`', () => {
    const products = [aProduct({ name: 'Laptop 15 inch' })];
    const known = linked({ ...prices, name: 'Laptop 14 inch' });
    const update = (mode: 'prices' | 'all' | 'nothing') =>
      one({
        products,
        known,
        candidates: candidates(prices),
        settings: { ...settings, products: { ...settings.products, update: mode } },
      });
    expect(update('all').operations.at(-1)).toMatchObject({ changes: { name: { after: 'Laptop 15 inch' } } });
    expect([update('prices').operations, update('nothing').operations]).toEqual([[], []]);
  });

  it('sends neither an unknown cost nor a list price of nothing', () => {
    const products = [aProduct({ cost: null, retailPrice: new Big(0) })];
    const entry = one({ products, known: linked(prices), candidates: candidates({ ...prices, unitCost: 5, msrp: 7 }) });
    expect(entry.operations).toEqual([]);
  });
});

describe('what may not be guessed', () => {
  it('is listed: several products, an inactive one', () => {
    const products = [anAutotaskProduct(), anAutotaskProduct({ id: 7002 })];
    expect(one({ candidates: { products, services: [] } })).toMatchObject({
      outcome: 'problem',
      problem: { code: 'ambiguous-product', view: { entity: 'Products', id: 7001 } },
    });
    expect(one({ candidates: candidates({ isActive: false }) }).problem?.code).toBe('product-inactive');
  });

  it('falls back from a linked product that was retired to the one active product with its number', () => {
    const products = [
      anAutotaskProduct({ id: 7009, isActive: false, externalProductID: null }),
      anAutotaskProduct(prices),
    ];
    const entry = one({ known: linked(prices, 7009), candidates: { products, services: [] } });
    expect(entry.operations).toMatchObject([{ kind: 'adopt', id: 7001 }]);
  });
});

describe('a product that Autotask lacks', () => {
  const missing = { candidates: { products: [], services: [] } };

  it('is made with the code of its category, findable by its number', () => {
    expect(one(missing)).toMatchObject({
      outcome: 'created',
      operations: [
        {
          kind: 'create',
          key: 'product:PN-1',
          entity: 'Products',
          fields: { ...prices, externalProductID: 'PN-1', sku: 'PN-1', productBillingCodeID: 301, isActive: true },
        },
      ],
    });
  });

  it('is listed where nothing is to be made, or nothing could find it again', () => {
    const stop = { ...settings, products: { ...settings.products, missing: 'stop' as const } };
    expect(one({ ...missing, settings: stop }).problem?.code).toBe('product-not-found');
    const products = [aProduct({ number: '', manufacturerPartNumber: '' })];
    expect(one({ ...missing, products }).problem?.code).toBe('product-not-found');
  });

  it('stops the run where no code is set, instead of naming it at each product', () => {
    const unset = { ...settings, products: { ...settings.products, materialCode: null } };
    expect(plan({ ...missing, settings: unset }).obstacle?.code).toBe('setting-missing');
  });

  it('waits while an unanswered create may still turn up, then makes it', () => {
    const intent = { key: 'product:PN-1', entity: 'Products' as const, fields: {} };
    const known = (ageMs: number) => ({ links: [], intents: [{ ...intent, ageMs }] });
    expect(plan({ ...missing, known: known(4_000) }).waitMs).toBe(6_000);
    expect(plan({ ...missing, known: known(11_000) }).waitMs).toBeNull();
  });
});

describe('a product that another browser made first', () => {
  const key = 'product:PN-1';
  const known: PlanCatalogueInput['known'] = {
    links: [{ key, entity: 'Products', id: 7002, base: prices, madeAgeMs: 2_000 }],
    intents: [{ key: 'claim:product:PN-1', entity: 'Products', fields: {}, ageMs: 2_500 }],
  };
  const ours = anAutotaskProduct({ ...prices, sku: 'PN-1' });

  it('is used, and the own one retired', () => {
    const entry = one({ known, candidates: { products: [ours, { ...ours, id: 7002 }], services: [] } });
    expect(entry).toMatchObject({
      outcome: 'unchanged',
      operations: [
        { kind: 'update', id: 7002, changes: { isActive: { before: true, after: false } } },
        { kind: 'adopt', key, id: 7001 },
      ],
    });
  });

  it('may be hidden while no query shows the own one', () => {
    expect(plan({ known, candidates: { products: [], services: [] } }).waitMs).toBe(8_000);
    const seen = plan({ known, candidates: { products: [{ ...ours, id: 7002 }], services: [] } });
    expect(seen).toMatchObject({ waitMs: null, proven: [key] });
  });
});

describe('a service', () => {
  const service = { products: [aServiceProduct({ price: new Big(20), cost: null })] };

  it('is kept up in its own period', () => {
    expect(one(service)).toMatchObject({ outcome: 'unchanged', operations: [{ kind: 'adopt', key: 'service:SV-1' }] });
    const changed = one({
      products: [aServiceProduct({ price: new Big(25), cost: null })],
      known: { links: [{ key: 'service:SV-1', entity: 'Services', id: 8001, base: { unitPrice: 20 } }], intents: [] },
    });
    expect(changed.operations).toMatchObject([{ kind: 'update', changes: { unitPrice: { after: 25 } } }]);
  });

  it('is made as a variant where Autotask bills it in another period only', () => {
    const products = [aServiceProduct({ period: 'yearly' })];
    expect(one({ products }).operations).toMatchObject([
      {
        kind: 'create',
        key: 'service:SV-1:yearly',
        fields: { name: 'Backup (Yearly)', externalID: 'SV-1:yearly', periodType: 24, billingCodeID: 401 },
      },
    ]);
  });

  it('gets a link of its own beside the one of another period', () => {
    const yearly = anAutotaskService({ id: 8002, externalID: 'SV-1:yearly', periodType: 24, unitPrice: 240 });
    const products = [aServiceProduct({ period: 'yearly', price: new Big(240), cost: null })];
    const known = { links: [{ key: 'service:SV-1', entity: 'Services' as const, id: 8001, base: {} }], intents: [] };
    const entry = one({ products, known, candidates: { products: [], services: [anAutotaskService(), yearly] } });
    expect(entry.operations).toMatchObject([{ kind: 'adopt', key: 'service:SV-1:yearly', id: 8002 }]);
  });

  it('is left alone while it is one-off: it is a cost, and no period’s price is its own', () => {
    const products = [aServiceProduct({ period: 'oneTime', number: 'SV-9', name: 'Move' })];
    expect(one({ products })).toMatchObject({ outcome: 'unchanged', operations: [], problem: null });
  });

  it('is listed where it is inactive, ambiguous or not to be made', () => {
    const services = [anAutotaskService({ isActive: false })];
    expect(one({ ...service, candidates: { products: [], services } }).problem?.code).toBe('product-inactive');
    const twins = [anAutotaskService(), anAutotaskService({ id: 8002 })];
    expect(one({ ...service, candidates: { products: [], services: twins } }).problem?.code).toBe('ambiguous-product');
    const stop = { ...settings, products: { ...settings.products, missing: 'stop' as const } };
    const yearly = [aServiceProduct({ period: 'yearly' })];
    expect(one({ products: yearly, settings: stop }).problem?.code).toBe('service-period-differs');
  });
});
