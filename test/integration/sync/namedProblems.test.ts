import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../utils/domain/problem';
import { seedProducts } from '../../sandbox/seed/catalogueExceptions';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import type { Sandbox } from '../../sandbox/startSandbox';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();

interface Case {
  code: ProblemCode;
  quote: number;
  settings?: Record<string, unknown>;
  /** Spoils something before the click. */
  spoil?: (sandbox: Sandbox, engine: Engine) => unknown;
  /** What the remedy tells a person to do. */
  mend: (sandbox: Sandbox, engine: Engine) => unknown;
}

const productNamed = (box: Sandbox, name: string) =>
  box.autotask.all('Products').filter((product) => product.name === name);
const setProblemQuoteGone = (box: Sandbox) => box.quoteManager.remove('quote', seedIndex.skeleton);

const cases: Case[] = [
  {
    code: 'auth-rejected',
    quote: seedIndex.skeleton,
    spoil: (_, engine) => engine.saveCredentials({ quoteManagerApiKey: 'wrong' }),
    mend: (_, engine) => engine.saveCredentials({}),
  },
  {
    code: 'auth-rejected',
    quote: seedIndex.skeleton,
    spoil: (_, engine) => engine.saveCredentials({ autotaskSecret: 'wrong' }),
    mend: (_, engine) => engine.saveCredentials({}),
  },
  {
    code: 'quote-not-found',
    quote: seedIndex.skeleton,
    spoil: setProblemQuoteGone,
    mend: (box) => box.reset(),
  },
  {
    code: 'product-not-found',
    quote: seedIndex.productMissing,
    settings: { products: { missing: 'stop' } },
    mend: (_, engine) => engine.changeSettings({ products: { missing: 'create' } }),
  },
  {
    code: 'setting-missing',
    quote: seedIndex.skeleton,
    settings: { opportunity: { shippingType: null } },
    mend: (_, engine) => engine.changeSettings({ opportunity: { shippingType: 'Ground' } }),
  },
  {
    code: 'setting-missing',
    quote: seedIndex.skeleton,
    settings: { opportunity: { states: { created: { stage: 'No such stage', status: 'Active', probability: 50 } } } },
    mend: (_, engine) =>
      engine.changeSettings({
        opportunity: { states: { created: { stage: 'Proposal', status: 'Active', probability: 50 } } },
      }),
  },
  {
    code: 'ambiguous-product',
    quote: seedIndex.ambiguousProduct,
    mend: (box) => {
      const [, copy] = box.autotask.all('Products').filter((product) => product.sku === 'HW-2096');
      box.autotask.patch('Products', copy?.id ?? 0, { sku: 'HW-2096-COPY' });
    },
  },
  {
    code: 'product-inactive',
    quote: seedIndex.inactiveProduct,
    mend: (box) => {
      const [product] = productNamed(box, 'Switch 24p HW97');
      box.autotask.patch('Products', product?.id ?? 0, { isActive: true });
    },
  },
  {
    code: 'company-unlinked',
    quote: seedIndex.companyMissing,
    mend: (box) => {
      const like = box.autotask.all('Companies').find((company) => company.id !== 0 && company.isActive);
      box.autotask.create('Companies', {
        ...like,
        id: undefined,
        companyName: 'Stonegate  INSURANCE Brokers',
        companyNumber: null,
      });
    },
  },
  {
    code: 'company-unlinked',
    quote: seedIndex.companyAmbiguous,
    mend: (box) => box.autotask.patch('Companies', 29684004, { companyName: 'Riverside Hotels (old)' }),
  },
  {
    code: 'location-required',
    quote: seedIndex.noAddress,
    mend: (box) =>
      box.quoteManager.patch('quote', seedIndex.noAddress, { deliveryAddress: '1 New Street', deliveryCity: 'Albany' }),
  },
  {
    code: 'recurring-without-service',
    quote: seedIndex.recurringFreeText,
    mend: (box) => {
      const line = box.quoteManager.all('quoteline').find((candidate) => candidate.title === 'Retainer for advice');
      box.quoteManager.patch('quoteline', line?.id ?? 0, { isRecurring: false, recurringType: null });
    },
  },
  {
    code: 'service-repeated',
    quote: seedIndex.serviceThrice,
    mend: (box) => {
      const sections = box.quoteManager
        .all('quotesection')
        .filter((section) => section.quoteID === seedIndex.serviceThrice);
      const lines = box.quoteManager
        .all('quoteline')
        .filter(
          (line) =>
            sections.some((section) => section.id === line.quoteSectionID) &&
            line.productID === seedProducts.serviceMonthly,
        );
      box.quoteManager.remove('quoteline', lines[0]?.id ?? 0);
    },
  },
  {
    code: 'ambiguous-target',
    quote: seedIndex.ambiguousTarget,
    mend: (box) => box.autotask.patch('Opportunities', 80009, { title: 'Another matter' }),
  },
  {
    code: 'autotask-refused',
    quote: seedIndex.skeleton,
    spoil: (box) =>
      box.instrumentation.addFault({
        side: 'autotask',
        method: 'POST',
        path: '/Opportunities$',
        action: { kind: 'status', status: 500, body: { errors: ['A workflow rule forbids this.'] } },
      }),
    mend: () => undefined,
  },
];

describe.each(cases)('$code (quote $quote)', ({ code, quote, settings, spoil, mend }) => {
  it('is named, writes nothing, and is gone after mending and Retry', async () => {
    const engine = await createEngine(sandbox(), settings);
    await spoil?.(sandbox(), engine);
    const failed = await engine.sync(`quote:${quote}`);
    expect(failed.problem?.code).toBe(code);
    expect(recordsOf(sandbox(), quote).items).toEqual([]);
    expect(await engine.database.problems.count()).toBe(1);

    await mend(sandbox(), engine);
    const retried = await engine.sync(`quote:${quote}`);
    expect(retried.problem).toEqual(
      quote === seedIndex.ambiguousTarget ? expect.objectContaining({ code: 'conflict' }) : null,
    );
    if (quote !== seedIndex.ambiguousTarget) expect(retried.state).toBe('synced');
  });
});

describe('a document that Quote Manager’s own integration syncs', () => {
  it('is compared only', async () => {
    const engine = await createEngine(sandbox());
    const status = await engine.sync(`quote:${seedIndex.managedElsewhere}`);
    expect(status).toMatchObject({ state: 'managed-elsewhere', problem: { code: 'managed-elsewhere' } });
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('an item that Autotask refuses', () => {
  it('leaves the others standing, says so, and is made by Retry alone', async () => {
    const engine = await createEngine(sandbox());
    sandbox().instrumentation.addFault({
      side: 'autotask',
      method: 'POST',
      path: '/Items$',
      nth: 2,
      action: { kind: 'status', status: 500, body: { errors: ['The product is not sold here.'] } },
    });
    const status = await engine.sync(`quote:${seedIndex.skeleton}`);
    expect(status).toMatchObject({
      state: 'partial',
      problem: { code: 'autotask-refused', details: ['The product is not sold here.'] },
    });
    expect(recordsOf(sandbox(), seedIndex.skeleton).items).toHaveLength(3);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.skeleton}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([expect.stringMatching(/^POST Quotes\/\d+\/Items$/), 'PATCH Opportunities']);
    expect(recordsOf(sandbox(), seedIndex.skeleton).items).toHaveLength(4);
  });
});

describe('a customer that Autotask does not know', () => {
  const create = { companies: { missing: 'create', defaults: { companyType: 'Customer', phone: '+1 555 0100' } } };

  it('becomes a company first where the settings allow it', async () => {
    const engine = await createEngine(sandbox(), create);
    expect(await engine.sync(`quote:${seedIndex.companyMissing}`)).toMatchObject({ state: 'synced', problem: null });
    const made = sandbox()
      .autotask.all('Companies')
      .filter(({ companyName }) => companyName === 'Stonegate Insurance Brokers');
    expect(made).toHaveLength(1);
    expect(recordsOf(sandbox(), seedIndex.companyMissing).opportunities[0]).toMatchObject({ companyID: made[0]?.id });
  });

  it('needs the phone number that Autotask asks for', async () => {
    const engine = await createEngine(sandbox(), {
      companies: { ...create.companies, defaults: { companyType: 'Customer', phone: '' } },
    });
    expect((await engine.sync(`quote:${seedIndex.companyMissing}`)).problem).toMatchObject({
      code: 'setting-missing',
      parts: { setting: 'companies.defaults.phone' },
    });
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('records deleted or added by a person in Autotask', () => {
  it('names the opportunity that is gone; Retry makes it anew', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.skeleton}`);
    const { opportunities, quotes, items } = recordsOf(sandbox(), seedIndex.skeleton);
    for (const { id } of items) sandbox().autotask.remove('QuoteItems', id);
    for (const { id } of quotes) sandbox().autotask.remove('Quotes', id);
    for (const { id } of opportunities) sandbox().autotask.remove('Opportunities', id);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.skeleton}`)).problem?.code).toBe('target-gone');
    expect(writesTo(sandbox())).toEqual([]);
    expect((await engine.retry(`quote:${seedIndex.skeleton}`)).state).toBe('synced');
    expect(recordsOf(sandbox(), seedIndex.skeleton).items).toHaveLength(4);
  });

  it('leaves an item made by hand alone and says that the totals differ', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.skeleton}`);
    const [item] = recordsOf(sandbox(), seedIndex.skeleton).items;
    sandbox().autotask.create('QuoteItems', { ...item, id: undefined, name: 'By hand', quantity: 1, unitPrice: 10 });
    sandbox().instrumentation.clearLog();
    const status = await engine.sync(`quote:${seedIndex.skeleton}`);
    expect(status.state).toBe('synced');
    expect(status.notices.join()).toMatch(/^The totals differ: /);
    expect(writesTo(sandbox())).toEqual([]);
  });
});
