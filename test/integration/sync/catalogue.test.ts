import { describe, expect, it } from 'vitest';
import { seedProducts } from '../../sandbox/seed/catalogueExceptions';
import { createEngine, type Engine } from '../../support/createEngine';
import { useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();

const problemsOf = async (engine: Engine) =>
  Object.fromEntries(
    (await engine.database.catalogueProblems.toArray()).map(({ productId, problem }) => [productId, problem.code]),
  );

/** Records of Autotask that bear the number of a Quote Manager product as ours do. */
function recordsOf(productId: number) {
  const number = String(sandbox().quoteManager.get('product', productId)?.productNumber);
  const products = sandbox()
    .autotask.all('Products')
    .filter(({ externalProductID }) => externalProductID === number);
  const services = sandbox()
    .autotask.all('Services')
    .filter(({ externalID }) => String(externalID).startsWith(number));
  return { products, services };
}

describe('the catalogue sync', () => {
  it('brings all 150 products over, lists what it may not guess, and has nothing to write the second time', async () => {
    const engine = await createEngine(sandbox());
    const run = await engine.syncCatalogue();
    expect(run).toMatchObject({ state: 'done', problem: null });
    const { created = 0, updated = 0, unchanged = 0, problems = 0 } = run?.counts ?? {};
    expect(created + updated + unchanged + problems).toBe(150);
    expect(await problemsOf(engine)).toMatchObject({
      [seedProducts.ambiguous]: 'ambiguous-product',
      [seedProducts.inactive]: 'product-inactive',
      [seedProducts.serviceAmbiguous]: 'ambiguous-product',
      [seedProducts.serviceInactive]: 'product-inactive',
    });
    expect(recordsOf(seedProducts.missing).products).toMatchObject([{ unitPrice: expect.any(Number), isActive: true }]);
    expect(recordsOf(seedProducts.serviceMissing).services).toHaveLength(1);
    expect(recordsOf(seedProducts.serviceOneOffUnknown).services).toEqual([]);

    sandbox().instrumentation.clearLog();
    expect(await engine.syncCatalogue({ isFull: true })).toMatchObject({
      state: 'done',
      counts: { created: 0, updated: 0 },
    });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('reads Quote Manager’s lists in pages: far fewer requests than products', async () => {
    const engine = await createEngine(sandbox());
    await engine.syncCatalogue();
    const asked = sandbox().instrumentation.log.filter(({ side }) => side === 'quoteManager');
    expect(asked.length).toBeLessThan(12);
  });

  it('asks once before it overwrites prices that it never wrote, and then writes them all', async () => {
    const engine = await createEngine(sandbox());
    await engine.syncCatalogue();
    const differing = Object.values(await problemsOf(engine)).filter((code) => code === 'conflict').length;
    expect(differing).toBeGreaterThan(5);
    sandbox().instrumentation.clearLog();
    expect(await engine.syncCatalogue({ takesOver: true })).toMatchObject({ counts: { updated: differing } });
    expect(Object.values(await problemsOf(engine))).not.toContain('conflict');
    expect(writesTo(sandbox())).toHaveLength(differing);
  });

  it('writes one price that changed with one request, and asks for changes only', async () => {
    const engine = await createEngine(sandbox());
    await engine.syncCatalogue();
    sandbox().quoteManager.patch('product', seedProducts.ordinary, {
      price: 77.25,
      modifiedDate: new Date().toISOString(),
    });
    sandbox().instrumentation.clearLog();
    expect(await engine.syncCatalogue()).toMatchObject({ state: 'done', counts: { updated: 1, created: 0 } });
    expect(writesTo(sandbox())).toEqual(['PATCH Products']);
    const asked = sandbox().instrumentation.log.filter(({ side }) => side === 'quoteManager');
    expect(asked.filter(({ path }) => /\/product(\?|$)/i.test(path))).toHaveLength(1);
  });

  it('keeps a price that a person changed in Autotask, and asks where both sides changed', async () => {
    const engine = await createEngine(sandbox());
    await engine.syncCatalogue();
    const link = await engine.database.links.get([
      `${engine.tenant}|shared`,
      `product:${String(sandbox().quoteManager.get('product', seedProducts.ordinary)?.productNumber)}`,
    ]);
    sandbox().autotask.patch('Products', link?.id ?? 0, { unitPrice: 5 });
    sandbox().instrumentation.clearLog();
    await engine.syncCatalogue({ isFull: true });
    expect(writesTo(sandbox())).toEqual([]);
    sandbox().quoteManager.patch('product', seedProducts.ordinary, { price: 77.25 });
    await engine.syncCatalogue({ isFull: true });
    expect(writesTo(sandbox())).toEqual([]);
    expect(await problemsOf(engine)).toMatchObject({ [seedProducts.ordinary]: 'conflict' });
  });

  it('makes nothing where the settings say so', async () => {
    const engine = await createEngine(sandbox(), { products: { missing: 'stop', update: 'nothing' } });
    expect(await engine.syncCatalogue()).toMatchObject({ state: 'done', counts: { created: 0, updated: 0 } });
    expect(writesTo(sandbox())).toEqual([]);
    expect(await problemsOf(engine)).toMatchObject({ [seedProducts.missing]: 'product-not-found' });
  });

  it('stops at a setting that it needs, and goes on once it is set', async () => {
    const engine = await createEngine(sandbox(), { products: { materialCode: null } });
    expect(await engine.syncCatalogue()).toMatchObject({ state: 'stopped', problem: { code: 'setting-missing' } });
    engine.changeSettings({ products: { materialCode: 'Hardware' } });
    expect(await engine.syncCatalogue()).toMatchObject({ state: 'done', problem: null });
  });

  it('takes a product off the list once it was mended in Autotask', async () => {
    const engine = await createEngine(sandbox());
    await engine.syncCatalogue();
    const number = sandbox().quoteManager.get('product', seedProducts.inactive)?.productNumber;
    const inactive = sandbox()
      .autotask.all('Products')
      .find(({ sku, externalProductID }) => sku === number || externalProductID === number);
    sandbox().autotask.patch('Products', inactive?.id ?? 0, { isActive: true });
    await engine.syncCatalogue();
    expect(await problemsOf(engine)).not.toHaveProperty(String(seedProducts.inactive));
  });

  it('does a document’s products no second time', async () => {
    const engine = await createEngine(sandbox());
    await engine.syncCatalogue();
    const before = sandbox().autotask.all('Products').length;
    await engine.sync('quote:112');
    expect(sandbox().autotask.all('Products').length).toBe(before);
  });
});

describe('a product that cannot be read', () => {
  const { ordinary } = seedProducts;
  const spoil = (change: Record<string, unknown>) =>
    sandbox().quoteManager.patch('product', ordinary, { ...change, modifiedDate: new Date().toISOString() });
  const sumOf = (counts: Record<string, number> = {}) => Object.values(counts).reduce((sum, count) => sum + count, 0);

  it('is left alone and listed, the others are brought over; mended, it leaves the list', async () => {
    const engine = await createEngine(sandbox());
    spoil({ type: 9 });
    const run = await engine.syncCatalogue();
    expect(run).toMatchObject({ state: 'done', problem: null });
    expect(sumOf(run?.counts)).toBe(150);
    const product = sandbox().quoteManager.get('product', ordinary);
    expect(await engine.database.catalogueProblems.get([engine.tenant, ordinary])).toMatchObject({
      name: product?.title,
      number: product?.productNumber,
      problem: { code: 'quote-manager-refused', details: [expect.stringMatching(/^type/)] },
    });
    expect(await engine.syncCatalogue()).toMatchObject({ state: 'done' });
    expect(await problemsOf(engine)).toMatchObject({ [ordinary]: 'quote-manager-refused' });
    spoil({ type: 0 });
    expect(await engine.syncCatalogue()).toMatchObject({ state: 'done' });
    expect((await problemsOf(engine))[ordinary]).not.toBe('quote-manager-refused');
  });

  it('is not written by what was read of it before', async () => {
    const engine = await createEngine(sandbox());
    await engine.syncCatalogue();
    spoil({ type: 9, price: 77.25 });
    sandbox().quoteManager.patch('product', seedProducts.missing, {
      price: 99.5,
      modifiedDate: new Date().toISOString(),
    });
    sandbox().instrumentation.clearLog();
    expect(await engine.syncCatalogue()).toMatchObject({ state: 'done', counts: { updated: 1 } });
    expect(writesTo(sandbox())).toEqual(['PATCH Products']);
    expect(recordsOf(seedProducts.missing).products).toMatchObject([{ unitPrice: 99.5 }]);
    expect(await problemsOf(engine)).toMatchObject({ [ordinary]: 'quote-manager-refused' });
  });

  it('is left alone as well where a supplier’s cost of it cannot be read', async () => {
    const engine = await createEngine(sandbox());
    const supplier = sandbox()
      .quoteManager.all('productsupplier')
      .find(({ productID }) => productID === ordinary);
    sandbox().quoteManager.patch('productsupplier', supplier?.id ?? 0, { cost: 'on request' });
    const run = await engine.syncCatalogue();
    expect(run).toMatchObject({ state: 'done', problem: null });
    expect(sumOf(run?.counts)).toBe(150);
    expect(await problemsOf(engine)).toMatchObject({ [ordinary]: 'quote-manager-refused' });
    // A document would take its cost from there.
    expect(await engine.database.catalogue.get([engine.tenant, ordinary])).toBeUndefined();
  });

  it('stops no document that has nothing to do with it, and every one that has', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync('quote:101');
    spoil({ type: 9 });
    const dayOld = Date.now() - 24 * 60 * 60_000;
    await engine.database.catalogue.toCollection().modify({ at: dayOld });
    const used = (await engine.database.catalogue.toArray()).map(({ id }) => id);
    expect(used).not.toContain(ordinary);
    expect(await engine.sync('quote:101')).toMatchObject({ state: 'synced' });
    sandbox().quoteManager.patch('product', used[0] ?? 0, { type: 9, modifiedDate: new Date().toISOString() });
    await engine.database.catalogue.toCollection().modify({ at: dayOld });
    expect(await engine.sync('quote:101')).toMatchObject({ problem: { code: 'quote-manager-refused' } });
  });
});
