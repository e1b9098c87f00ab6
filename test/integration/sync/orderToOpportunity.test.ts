import { describe, expect, it } from 'vitest';
import { opportunityStatuses } from '../../sandbox/seed/opportunityPicklists';
import { orderNumberOf, seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { decide, ticketsOf } from '../../support/orderRecords';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const asOpportunity = { salesOrders: { target: 'opportunity' } };
const asBoth = { salesOrders: { target: 'both' } };
const { won, orderWon, wonOptional, orderWonOptional, orderUnquoted } = seedIndex;
const NOTICE = /in the Won wizard leave the product charges out/;

/** The set of an order that has no quote. */
function ownRecordsOf(orderId: number) {
  const quotes = sandbox()
    .autotask.all('Quotes')
    .filter((quote) => quote.externalQuoteNumber === orderNumberOf(orderId));
  const opportunities = sandbox()
    .autotask.all('Opportunities')
    .filter(({ id }) => quotes.some(({ opportunityID }) => opportunityID === id));
  return { quotes, opportunities };
}

describe('an order whose quote was synced first', () => {
  it('goes on in the quote’s opportunity and Autotask quote, without a question and without a second one', async () => {
    const engine = await createEngine(sandbox(), asOpportunity);
    await engine.sync(`quote:${won}`);
    const before = recordsOf(sandbox(), won);
    sandbox().instrumentation.clearLog();
    const status = await engine.sync(`order:${orderWon}`);
    expect(status).toMatchObject({ state: 'synced', problem: null });
    // Reopened, the quote renamed, closed again; no item is touched.
    expect(writesTo(sandbox())).toEqual(['PATCH Opportunities', 'PATCH Quotes', 'PATCH Opportunities']);
    const after = recordsOf(sandbox(), won);
    expect(after.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id));
    expect(after.quotes).toMatchObject([{ name: `Order ${orderNumberOf(orderWon)}`, purchaseOrderNumber: 'PO-7781' }]);
    expect(after.opportunities).toMatchObject([
      { title: 'Reception screens (QO26002023)', status: opportunityStatuses.closed },
    ]);
    expect(String(after.opportunities[0]?.projectedCloseDate)).toMatch(/^2026-11-19/);
    expect(String(after.quotes[0]?.expirationDate)).toMatch(/^2026-12-19/);
  });

  it('is the source of the items from then on: a line that changed changes its item, one that is missing takes it away', async () => {
    const engine = await createEngine(sandbox(), asOpportunity);
    await engine.sync(`quote:${won}`);
    sandbox().quoteManager.patch('salesorderline', 501_001, { quantity: 7 });
    sandbox().quoteManager.remove('salesorderline', 501_002);
    expect((await engine.sync(`order:${orderWon}`)).state).toBe('synced');
    const { items } = recordsOf(sandbox(), won);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ quantity: 7 });
    sandbox().instrumentation.clearLog();
    await engine.sync(`order:${orderWon}`);
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('takes over from the quote, which says so and never fights back', async () => {
    const engine = await createEngine(sandbox(), asOpportunity);
    await engine.sync(`quote:${won}`);
    await engine.sync(`order:${orderWon}`);
    sandbox().quoteManager.patch('quoteline', 119_001, { quantity: 3 });
    sandbox().instrumentation.clearLog();
    const status = await engine.sync(`quote:${won}`);
    expect(status).toMatchObject({ state: 'synced', headline: `Won, continued as order ${orderNumberOf(orderWon)}` });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('is known to take over in another browser as well', async () => {
    const first = await createEngine(sandbox(), asOpportunity);
    await first.sync(`quote:${won}`);
    await first.sync(`order:${orderWon}`);
    const second = await createEngine(sandbox(), asOpportunity);
    sandbox().quoteManager.patch('quoteline', 119_001, { quantity: 3 });
    sandbox().instrumentation.clearLog();
    expect((await second.sync(`quote:${won}`)).headline).toMatch(/continued as order/);
    expect((await second.sync(`order:${orderWon}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('starts from what another browser wrote for the quote', async () => {
    const first = await createEngine(sandbox(), asOpportunity);
    await first.sync(`quote:${won}`);
    const second = await createEngine(sandbox(), asOpportunity);
    const status = await second.sync(`order:${orderWon}`);
    expect(status).toMatchObject({ state: 'synced', problem: null });
    expect(recordsOf(sandbox(), won)).toMatchObject({ opportunities: [{}], quotes: [{}] });
  });

  it('brings the optional items that were not taken to an end', async () => {
    sandbox().quoteManager.patch('quote', wonOptional, { status: 1 });
    const engine = await createEngine(sandbox(), asOpportunity);
    await engine.sync(`quote:${wonOptional}`);
    const before = recordsOf(sandbox(), wonOptional).items;
    expect((await engine.sync(`order:${orderWonOptional}`)).state).toBe('synced');
    const { items, opportunities } = recordsOf(sandbox(), wonOptional);
    expect(items.length).toBe(before.length - 1);
    expect(items.every(({ isOptional }) => isOptional === false)).toBe(true);
    expect(opportunities).toMatchObject([{ status: opportunityStatuses.closed }]);
  });
});

describe('an order whose quote was never synced', () => {
  it('makes the quote’s opportunity and Autotask quote, under the quote’s number and title', async () => {
    const engine = await createEngine(sandbox(), asOpportunity);
    expect((await engine.sync(`order:${orderWon}`)).state).toBe('synced');
    const { opportunities, quotes, items } = recordsOf(sandbox(), won);
    expect(opportunities).toMatchObject([{ title: 'Reception screens (QO26002023)' }]);
    expect(quotes).toHaveLength(1);
    expect(items).toHaveLength(4);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${won}`)).headline).toMatch(/continued as order/);
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('an order without a quote', () => {
  it('makes an opportunity of its own, won and closed on the order’s day', async () => {
    const engine = await createEngine(sandbox(), asOpportunity);
    expect((await engine.sync(`order:${orderUnquoted}`)).state).toBe('synced');
    const { opportunities, quotes } = ownRecordsOf(orderUnquoted);
    const number = orderNumberOf(orderUnquoted);
    expect(opportunities).toMatchObject([{ title: `Order ${number}`, status: opportunityStatuses.closed }]);
    expect(quotes).toMatchObject([{ name: `Order ${number}`, purchaseOrderNumber: 'WEB-1' }]);
    expect(ticketsOf(sandbox(), orderUnquoted).tickets).toEqual([]);
  });

  it('makes one beside its ticket where the settings want that', async () => {
    const engine = await createEngine(sandbox(), { salesOrders: { unquotedToOpportunity: true } });
    expect((await engine.sync(`order:${orderUnquoted}`)).state).toBe('synced');
    const [ticket] = ticketsOf(sandbox(), orderUnquoted).tickets;
    expect(ticket).toMatchObject({ opportunityID: ownRecordsOf(orderUnquoted).opportunities[0]?.id });
  });

  it('is lost when it is cancelled afterwards, and nothing of it is deleted', async () => {
    const engine = await createEngine(sandbox(), asBoth);
    await engine.sync(`order:${orderUnquoted}`);
    sandbox().quoteManager.patch('salesorder', orderUnquoted, { status: 90 });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`order:${orderUnquoted}`)).state).toBe('synced');
    expect(ownRecordsOf(orderUnquoted).opportunities).toMatchObject([{ status: opportunityStatuses.lost }]);
    expect(writesTo(sandbox()).filter((write) => write.startsWith('DELETE'))).toEqual([]);
  });
});

describe('an order as both', () => {
  it('warns in the badge and in the opportunity’s description, and costs five requests unchanged', async () => {
    const engine = await createEngine(sandbox(), asBoth);
    const status = await engine.sync(`order:${orderUnquoted}`);
    expect(status.notices.join()).toMatch(NOTICE);
    expect(String(ownRecordsOf(orderUnquoted).opportunities[0]?.description)).toMatch(NOTICE);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`order:${orderUnquoted}`)).state).toBe('synced');
    expect(sandbox().instrumentation.log.filter(({ side }) => side === 'autotask')).toHaveLength(5);
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('adds the warning to an opportunity that the quote made, beside a person’s words', async () => {
    const engine = await createEngine(sandbox(), asBoth);
    await engine.sync(`quote:${won}`);
    const [opportunity] = recordsOf(sandbox(), won).opportunities;
    const words = `${opportunity?.description}\n\nAsk for the loading dock.`;
    sandbox().autotask.patch('Opportunities', Number(opportunity?.id), { description: words });
    expect((await engine.sync(`order:${orderWon}`)).state).toBe('synced');
    const text = String(recordsOf(sandbox(), won).opportunities[0]?.description);
    expect(text).toMatch(NOTICE);
    expect(text).toContain('Ask for the loading dock.');
  });
});

describe('an order as a ticket whose quote has an opportunity', () => {
  it('refers to it, warns there, and leaves its quote alone', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${won}`);
    const [opportunity] = recordsOf(sandbox(), won).opportunities;
    const [quote] = recordsOf(sandbox(), won).quotes;
    const status = await engine.sync(`order:${orderWon}`);
    expect(status.notices.join()).toMatch(NOTICE);
    expect(ticketsOf(sandbox(), orderWon).tickets).toMatchObject([{ opportunityID: opportunity?.id }]);
    const after = recordsOf(sandbox(), won);
    expect(String(after.opportunities[0]?.description)).toMatch(NOTICE);
    expect(after.quotes).toEqual([quote]);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`order:${orderWon}`)).state).toBe('synced');
    expect((await engine.sync(`quote:${won}`)).notices.join()).toMatch(NOTICE);
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('finds it by the quote’s number where another browser made it', async () => {
    await (await createEngine(sandbox())).sync(`quote:${won}`);
    const engine = await createEngine(sandbox());
    expect((await engine.sync(`order:${orderWon}`)).state).toBe('synced');
    const [opportunity] = recordsOf(sandbox(), won).opportunities;
    expect(ticketsOf(sandbox(), orderWon).tickets).toMatchObject([{ opportunityID: opportunity?.id }]);
  });
});

describe('an order whose quote Quote Manager’s own integration synced', () => {
  it('goes on in that opportunity and quote once it is taken over', async () => {
    const engine = await createEngine(sandbox(), asOpportunity);
    const id = seedIndex.orderManagedElsewhere;
    expect((await engine.sync(`order:${id}`)).state).toBe('managed-elsewhere');
    expect(writesTo(sandbox())).toEqual([]);
    const before = sandbox().autotask.all('Opportunities').length;
    expect(await decide(engine, `order:${id}`, { takeOver: true })).toMatchObject({ state: 'synced', problem: null });
    expect(sandbox().autotask.all('Opportunities')).toHaveLength(before);
    expect(sandbox().autotask.get('Quotes', 91_053)).toMatchObject({ name: `Order ${orderNumberOf(id)}` });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`order:${id}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });
});
