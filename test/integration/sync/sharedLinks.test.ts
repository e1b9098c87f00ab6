import { describe, expect, it } from 'vitest';
import { copyQuote } from '../../faults/copyQuote';
import { seedProducts } from '../../sandbox/seed/catalogueExceptions';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const lookUps = () =>
  sandbox()
    .instrumentation.log.map(({ path }) => path.replace('/ATServicesRest/V1.0/', ''))
    .filter((path) => /^(Companies|Contacts|Products|Services)\b.*(query|\/\d+)$/.test(path));
const sharedLinks = async (engine: Engine) =>
  new Map(
    (await engine.database.links.where('documentKey').equals(`${engine.tenant}|shared`).toArray()).map((link) => [
      link.key,
      link,
    ]),
  );

describe('parties and products that another document had', () => {
  it('cost a new document no look-up', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    expect(lookUps()).toHaveLength(4);
    const ref = copyQuote(sandbox(), seedIndex.demo, 901);
    sandbox().instrumentation.clearLog();
    expect(await engine.sync(ref)).toMatchObject({ state: 'synced' });
    expect(lookUps()).toEqual([]);
  });

  it('are looked up anew by a document that failed with them', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const ref = copyQuote(sandbox(), seedIndex.demo, 901);
    const productId = Number(recordsOf(sandbox(), seedIndex.demo).items[0]?.productID);
    sandbox().autotask.patch('Products', productId, { isActive: false });
    const refused = await engine.sync(ref);
    const inactive = refused.problem ? await engine.retry(ref) : refused;
    expect(inactive.problem?.code).toBe('product-inactive');
    sandbox().autotask.patch('Products', productId, { isActive: true });
    expect(await engine.retry(ref)).toMatchObject({ state: 'synced' });
  });
});

/** A product that Autotask lacked is made by the first document; the link is the tenant's from then on. */
async function withMadeProduct() {
  const engine = await createEngine(sandbox());
  sandbox().quoteManager.patch('quoteline', firstLine(seedIndex.oneLine), { productID: seedProducts.missing });
  expect(await engine.sync(`quote:${seedIndex.oneLine}`)).toMatchObject({ state: 'synced' });
  const number = String(sandbox().quoteManager.get('product', seedProducts.missing)?.productNumber);
  const link = (await sharedLinks(engine)).get(`product:${number}`);
  return { engine, number, id: link?.id ?? 0 };
}

function firstLine(quoteId: number): number {
  const sections = sandbox()
    .quoteManager.all('quotesection')
    .filter(({ quoteID }) => quoteID === quoteId);
  const ids = new Set(sections.map(({ id }) => id));
  return (
    sandbox()
      .quoteManager.all('quoteline')
      .find(({ quoteSectionID }) => ids.has(Number(quoteSectionID)))?.id ?? 0
  );
}

describe('a product that a document made', () => {
  it('is linked for the whole tenant, and found by the link alone', async () => {
    const { engine, id } = await withMadeProduct();
    expect(id).toBeGreaterThan(0);
    sandbox().autotask.patch('Products', id, {
      externalProductID: null,
      sku: 'renamed',
      manufacturerProductName: null,
    });
    await engine.database.reference.clear();
    const ref = copyQuote(sandbox(), seedIndex.oneLine, 902);
    const before = sandbox().autotask.all('Products').length;
    expect(await engine.sync(ref)).toMatchObject({ state: 'synced' });
    expect(sandbox().autotask.all('Products').length).toBe(before);
    expect(recordsOf(sandbox(), 902).items[0]).toMatchObject({ productID: id });
  });

  it('is made anew where a person deleted it', async () => {
    const { engine, number, id } = await withMadeProduct();
    sandbox().autotask.remove('Products', id);
    await engine.database.reference.clear();
    const ref = copyQuote(sandbox(), seedIndex.oneLine, 902);
    expect(await engine.sync(ref)).toMatchObject({ state: 'synced' });
    const anew = (await sharedLinks(engine)).get(`product:${number}`)?.id;
    expect(anew).not.toBe(id);
    expect(recordsOf(sandbox(), 902).items[0]).toMatchObject({ productID: anew });
  });
});

describe('a company that was linked', () => {
  const linkTo = async (engine: Engine, quoteId: number, id: number) => {
    const customer = Number(sandbox().quoteManager.get('quote', quoteId)?.customerID);
    await engine.database.links.put({
      documentKey: `${engine.tenant}|shared`,
      key: `company:${customer}`,
      entity: 'Companies',
      id,
      base: {},
    });
  };

  it('comes before account number and name', async () => {
    const engine = await createEngine(sandbox());
    const [, other] = sandbox()
      .autotask.all('Companies')
      .filter(({ isActive, id }) => isActive === true && id > 0);
    await linkTo(engine, seedIndex.demo, other?.id ?? 0);
    expect(await engine.sync(`quote:${seedIndex.demo}`)).toMatchObject({ state: 'synced' });
    expect(recordsOf(sandbox(), seedIndex.demo).opportunities[0]?.companyID).toBe(other?.id);
  });

  it.each(['gone', 'retired'])('decides nothing once it is %s', async (how) => {
    const engine = await createEngine(sandbox());
    const [model] = sandbox().autotask.all('Companies');
    if (how === 'retired')
      sandbox().autotask.create('Companies', {
        ...model,
        id: 29_888_001,
        companyName: 'Retired',
        companyNumber: 'R-1',
        isActive: false,
      });
    await linkTo(engine, seedIndex.demo, 29_888_001);
    expect(await engine.sync(`quote:${seedIndex.demo}`)).toMatchObject({ state: 'synced' });
    expect(recordsOf(sandbox(), seedIndex.demo).opportunities[0]?.companyID).not.toBe(29_888_001);
  });
});
