import { describe, expect, it } from 'vitest';
import { itemPeriods, opportunityStages, opportunityStatuses } from '../../sandbox/seed/opportunityPicklists';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const byName = (a: { name: unknown }, b: { name: unknown }) => String(a.name).localeCompare(String(b.name));

/** What stands in the rules' table for the demo quote, line by line; the numbers are those of the quote. */
const demoItems = [
  { type: 1, name: 'Monitor 27" HW3', quantity: 4, unitPrice: 730.25, period: itemPeriods.oneTime, code: 'Hardware' },
  {
    type: 11,
    name: 'Managed Server SV16',
    quantity: 4,
    unitPrice: 390.5,
    period: itemPeriods.monthly,
    code: 'Managed Services',
  },
  {
    type: 2,
    name: 'Managed Server SV31',
    quantity: 1,
    unitPrice: 130.5,
    period: itemPeriods.oneTime,
    code: 'Managed Services',
  },
  {
    type: 1,
    name: 'Headset HW7',
    quantity: 2,
    unitPrice: 160.99,
    period: itemPeriods.oneTime,
    code: 'Hardware',
    isOptional: true,
  },
  {
    type: 1,
    name: 'Dock HW10',
    quantity: 5,
    unitPrice: 260,
    period: itemPeriods.oneTime,
    code: 'Hardware',
    percentageDiscount: 10,
  },
  {
    type: 2,
    name: 'Cabling and small parts',
    quantity: 1,
    unitPrice: 145.5,
    period: itemPeriods.oneTime,
    code: 'Miscellaneous',
  },
  { type: 6, name: 'Ground', quantity: 1, unitPrice: 35, period: itemPeriods.oneTime, code: 'Freight' },
];

function taxCategoryOf(codeName: string): unknown {
  return sandbox()
    .autotask.all('BillingCodes')
    .find((code) => code.name === codeName && code.isActive)?.taxCategoryID;
}

describe('a quote with a line of every kind', () => {
  it('leaves exactly the items of the rules’ table, in line order', async () => {
    const engine = await createEngine(sandbox());
    const status = await engine.sync(`quote:${seedIndex.demo}`);
    expect(status).toMatchObject({ state: 'synced', problem: null });
    const { items } = recordsOf(sandbox(), seedIndex.demo);
    const made = items.map((item) => ({
      type: item.quoteItemType,
      name: item.name,
      quantity: item.quantity,
      unitPrice: item.unitPrice,
      period: item.periodType,
      tax: item.taxCategoryID,
      isOptional: item.isOptional,
      discounts: [item.unitDiscount, item.percentageDiscount, item.lineDiscount],
    }));
    const expected = demoItems.map(({ code, isOptional = false, percentageDiscount = 0, ...item }) => ({
      ...item,
      tax: taxCategoryOf(code),
      isOptional,
      discounts: [0, percentageDiscount, 0],
    }));
    // In three lanes one item may overtake another (`items.order: fast`).
    expect(made.sort(byName)).toEqual(expected.sort(byName));
  });

  it('makes one opportunity that follows its one primary quote', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const { opportunities, quotes } = recordsOf(sandbox(), seedIndex.demo);
    expect(quotes).toHaveLength(1);
    expect(quotes[0]).toMatchObject({ name: 'Front office refresh', primaryQuote: true, purchaseOrderNumber: null });
    expect(opportunities).toHaveLength(1);
    expect(opportunities[0]).toMatchObject({
      title: 'Front office refresh (QO26001717)',
      status: opportunityStatuses.active,
      probability: 50,
      useQuoteTotals: true,
      // 2921 + 130.50 + 1170 + 145.50 + 35 once, 1562 a month; the optional headsets do not count.
      onetimeRevenue: 4402,
      monthlyRevenue: 1562,
      amount: 5964,
    });
    expect(String(opportunities[0]?.startDate)).toMatch(/^2026-11-02/);
  });
});

describe('a second click', () => {
  it.each([seedIndex.skeleton, seedIndex.demo, seedIndex.hundredLines])('sends no write (quote %i)', async (id) => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${id}`);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${id}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('costs three requests to Autotask when nothing changed', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.twentyLines}`);
    sandbox().instrumentation.clearLog();
    await engine.sync(`quote:${seedIndex.twentyLines}`);
    expect(sandbox().instrumentation.log.filter(({ side }) => side === 'autotask')).toHaveLength(3);
  });
});

describe('an edited quote', () => {
  it('changes just the item of the line', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    sandbox().instrumentation.clearLog();
    sandbox().quoteManager.patch('quoteline', 101001, { quantity: 6 });
    expect((await engine.sync(`quote:${seedIndex.demo}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([expect.stringMatching(/^PATCH Quotes\/\d+\/Items$/)]);
    expect(recordsOf(sandbox(), seedIndex.demo).items[0]).toMatchObject({ quantity: 6 });
  });

  it('removes the item of a line that went, and no other', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    sandbox().instrumentation.clearLog();
    sandbox().quoteManager.remove('quoteline', 101005);
    expect((await engine.sync(`quote:${seedIndex.demo}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([expect.stringMatching(/^DELETE Quotes\/\d+\/Items\/\d+$/)]);
    expect(recordsOf(sandbox(), seedIndex.demo).items).toHaveLength(6);
  });

  it('keeps what a person changed in Autotask only', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const item = recordsOf(sandbox(), seedIndex.demo).items[0];
    sandbox().autotask.patch('QuoteItems', item?.id ?? 0, { description: 'A person’s words' });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.demo}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('asks where both sides changed, and writes nothing meanwhile', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const item = recordsOf(sandbox(), seedIndex.demo).items[0];
    sandbox().autotask.patch('QuoteItems', item?.id ?? 0, { quantity: 9 });
    sandbox().quoteManager.patch('quoteline', 101001, { quantity: 6 });
    sandbox().instrumentation.clearLog();
    expect(await engine.sync(`quote:${seedIndex.demo}`)).toMatchObject({
      state: 'conflict',
      problem: { code: 'conflict' },
    });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('turns a service that stops recurring from a Service item into a Cost item, and touches nothing else', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const before = recordsOf(sandbox(), seedIndex.demo).items;
    sandbox().quoteManager.patch('quoteline', 101002, { isRecurring: false, recurringType: null });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.demo}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([
      expect.stringMatching(/^DELETE/),
      expect.stringMatching(/^POST Quotes\/\d+\/Items$/),
    ]);
    const after = recordsOf(sandbox(), seedIndex.demo).items;
    expect(after.filter((item) => before.some((old) => old.id === item.id))).toHaveLength(6);
    expect(after.find((item) => !before.some((old) => old.id === item.id))).toMatchObject({ quoteItemType: 2 });
  });
});

describe('a quote whose delivery address changed', () => {
  it('points to the location that Autotask has for it, and makes none twice', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const { id } = sandbox().autotask.create('QuoteLocations', {
      address1: '7 Hill Road',
      city: 'Troy',
      state: 'NY',
      postalCode: '12180',
    });
    const address = { deliveryAddress: '7 Hill Road', deliveryCity: 'Troy', deliveryPostalCode: '12180' };
    sandbox().quoteManager.patch('quote', seedIndex.demo, address);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.demo}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual(['PATCH Quotes']);
    expect(recordsOf(sandbox(), seedIndex.demo).quotes[0]).toMatchObject({ shipToLocationID: id });
  });
});

describe('a product whose material code changes', () => {
  it('leaves the item’s tax category as it was made, and says so', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const [item] = recordsOf(sandbox(), seedIndex.demo).items;
    const software = sandbox()
      .autotask.all('BillingCodes')
      .find(({ name }) => name === 'Software');
    sandbox().autotask.patch('Products', Number(item?.productID), { productBillingCodeID: software?.id });
    await engine.database.reference.clear();
    sandbox().instrumentation.clearLog();
    const status = await engine.sync(`quote:${seedIndex.demo}`);
    expect(status.state).toBe('synced');
    expect(status.notices.join()).toMatch(/^"Monitor 27" HW3" keeps the tax category/);
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('a line that is left out for a problem', () => {
  it('keeps the item that it has', async () => {
    const engine = await createEngine(sandbox(), { lineProblems: 'skip' });
    await engine.sync(`quote:${seedIndex.demo}`);
    sandbox().autotask.patch('Products', Number(recordsOf(sandbox(), seedIndex.demo).items[0]?.productID), {
      isActive: false,
    });
    await engine.database.reference.clear();
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.demo}`)).state).toBe('partial');
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('a decided quote', () => {
  it('closes the opportunity of a won quote last, when everything else stands', async () => {
    const engine = await createEngine(sandbox());
    expect((await engine.sync(`quote:${seedIndex.won}`)).state).toBe('synced');
    const { opportunities } = recordsOf(sandbox(), seedIndex.won);
    expect(opportunities[0]).toMatchObject({
      stage: opportunityStages.won,
      status: opportunityStatuses.closed,
      probability: 100,
    });
    expect(writesTo(sandbox()).at(-1)).toBe('PATCH Opportunities');
  });

  it('leaves a won opportunity with recurring items open for the Won wizard', async () => {
    const engine = await createEngine(sandbox());
    const status = await engine.sync(`quote:${seedIndex.wonRecurring}`);
    expect(status.notices.join()).toMatch(/run the Won Opportunity wizard/);
    const { opportunities } = recordsOf(sandbox(), seedIndex.wonRecurring);
    expect(opportunities[0]).toMatchObject({ stage: opportunityStages.won, status: opportunityStatuses.active });
  });

  it('reopens, changes and closes again what it closed itself', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.won}`);
    sandbox().quoteManager.patch('quoteline', 119001, { quantity: 8 });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.won}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([
      'PATCH Opportunities',
      expect.stringMatching(/^PATCH Quotes/),
      'PATCH Opportunities',
    ]);
    expect(recordsOf(sandbox(), seedIndex.won).opportunities[0]).toMatchObject({ status: opportunityStatuses.closed });
  });

  it('writes nothing into an opportunity that a person closed', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.demo}`);
    const id = recordsOf(sandbox(), seedIndex.demo).opportunities[0]?.id ?? 0;
    sandbox().autotask.patch('Opportunities', id, { status: opportunityStatuses.closed });
    sandbox().quoteManager.patch('quoteline', 101001, { quantity: 6 });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.demo}`)).problem?.code).toBe('opportunity-closed');
    expect(writesTo(sandbox())).toEqual([]);
  });
});
