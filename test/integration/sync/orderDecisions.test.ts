import { describe, expect, it } from 'vitest';
import { orderNumberOf, seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { ageLinks, decide, ticketsOf } from '../../support/orderRecords';
import { useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const { orderSerialNumbers: plain, orderPossibleDuplicate: mentioned, orderCancelled, orderDraft } = seedIndex;

describe('an order that is not approved', () => {
  it.each([
    [orderDraft, 'a draft'],
    [orderCancelled, 'cancelled'],
  ])('leaves nothing in Autotask (order %i)', async (id, state) => {
    const engine = await createEngine(sandbox());
    const status = await engine.sync(`order:${id}`);
    expect(status).toMatchObject({ state: 'failed', problem: { code: 'not-approved', parts: { state } } });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('is synced by Retry once it is approved', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${orderDraft}`);
    sandbox().quoteManager.patch('salesorder', orderDraft, { status: 2 });
    expect((await engine.retry(`order:${orderDraft}`)).state).toBe('synced');
  });

  it('may be let through by the settings', async () => {
    const engine = await createEngine(sandbox(), { salesOrders: { statuses: ['draft', 'Approved'] } });
    expect((await engine.sync(`order:${orderDraft}`)).state).toBe('synced');
  });
});

describe('a ticket that may be the order’s already', () => {
  it('is asked about before another one is made', async () => {
    const engine = await createEngine(sandbox());
    const { problem } = await engine.sync(`order:${mentioned}`);
    expect(problem).toMatchObject({ code: 'possible-duplicate', view: { entity: 'Tickets', id: 70_005 } });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('becomes the order’s when the user says so, and keeps its own title', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${mentioned}`);
    const status = await decide(engine, `order:${mentioned}`, { ticket: { use: 70_005 } });
    expect(status).toMatchObject({ state: 'synced', problem: null });
    const { tickets, charges } = ticketsOf(sandbox(), mentioned);
    expect(tickets).toEqual([expect.objectContaining({ id: 70_005, title: expect.stringMatching(/^Please deliver/) })]);
    expect(charges).toHaveLength(2);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`order:${mentioned}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('is left alone when the user wants a new one', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${mentioned}`);
    const decisions = { ticket: { make: 'new' as const, noneOf: [70_005] } };
    expect((await decide(engine, `order:${mentioned}`, decisions)).state).toBe('synced');
    expect(ticketsOf(sandbox(), mentioned).tickets.map(({ id }) => id)).not.toContain(70_005);
    sandbox().instrumentation.clearLog();
    await engine.sync(`order:${mentioned}`);
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('of another company is nobody’s business', async () => {
    sandbox().autotask.patch('Tickets', 70_005, { companyID: 29_683_001 });
    const engine = await createEngine(sandbox());
    expect((await engine.sync(`order:${mentioned}`)).state).toBe('synced');
  });

  it('is none where a longer number only begins alike', async () => {
    sandbox().autotask.patch('Tickets', 70_005, { title: `Please deliver ${orderNumberOf(mentioned)}0` });
    const engine = await createEngine(sandbox());
    expect((await engine.sync(`order:${mentioned}`)).state).toBe('synced');
  });
});

describe('an order that was cancelled after it was synced', () => {
  const cancelled = async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${plain}`);
    sandbox().quoteManager.patch('salesorder', plain, { status: 90 });
    sandbox().instrumentation.clearLog();
    return { engine, status: await engine.sync(`order:${plain}`) };
  };

  it('keeps its ticket and charges, and says so', async () => {
    const { status } = await cancelled();
    expect(status.state).toBe('synced');
    expect(status.notices.join()).toMatch(/^The order was cancelled; its charges still stand on the ticket: "/);
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('loses its unbilled charges when the user agrees, and gets none again', async () => {
    const { engine } = await cancelled();
    expect((await decide(engine, `order:${plain}`, { removeCharges: true })).state).toBe('synced');
    expect(ticketsOf(sandbox(), plain)).toMatchObject({ tickets: [{}], charges: [] });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`order:${plain}`)).notices).toEqual([]);
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('never loses a billed charge', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${plain}`);
    const [charge] = ticketsOf(sandbox(), plain).charges;
    sandbox().autotask.patch('TicketCharges', Number(charge?.id), { isBilled: true });
    sandbox().quoteManager.patch('salesorder', plain, { status: 90 });
    const status = await decide(engine, `order:${plain}`, { removeCharges: true });
    expect(status.notices.join()).toMatch(/these charges are billed/);
    expect(ticketsOf(sandbox(), plain).charges).toHaveLength(1);
  });
});

describe('a charge that is billed', () => {
  const billed = async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${plain}`);
    const [charge] = ticketsOf(sandbox(), plain).charges;
    sandbox().autotask.patch('TicketCharges', Number(charge?.id), { isBilled: true });
    sandbox().instrumentation.clearLog();
    return { engine, charge };
  };

  it('stays as it is while the order says the same', async () => {
    const { engine } = await billed();
    sandbox().quoteManager.patch('salesorderline', 527_001, { title: 'Another name' });
    expect((await engine.sync(`order:${plain}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('is a problem with the difference once the order says something else, until that is accepted', async () => {
    const { engine, charge } = await billed();
    sandbox().quoteManager.patch('salesorderline', 527_001, { quantity: 3 });
    const { problem } = await engine.sync(`order:${plain}`);
    expect(problem).toMatchObject({ code: 'charge-billed', view: { entity: 'Tickets' } });
    expect(problem?.parts.difference).toMatch(/^\d\S* billed, \d\S* ordered$/);
    const status = await decide(engine, `order:${plain}`, { winners: { 'charge:line-527001': 'autotask' } });
    expect(status.state).toBe('synced');
    expect(status.notices.join()).toMatch(/is billed and stays/);
    expect((await engine.sync(`order:${plain}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
    expect(ticketsOf(sandbox(), plain).charges[0]).toMatchObject({ unitQuantity: charge?.unitQuantity });
  });

  it('whose line left the order is a problem as well, and forgotten once that is accepted', async () => {
    const { engine } = await billed();
    sandbox().quoteManager.remove('salesorderline', 527_001);
    const { problem } = await engine.sync(`order:${plain}`);
    expect(problem?.parts.difference).toMatch(/billed, no longer ordered$/);
    await decide(engine, `order:${plain}`, { winners: { 'charge:line-527001': 'autotask' } });
    expect((await engine.sync(`order:${plain}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('a charge that a person changed or removed', () => {
  it('is kept while the order stays the same', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${plain}`);
    const [charge] = ticketsOf(sandbox(), plain).charges;
    sandbox().autotask.patch('TicketCharges', Number(charge?.id), { unitPrice: 1 });
    sandbox().instrumentation.clearLog();
    const status = await engine.sync(`order:${plain}`);
    expect(status.notices.join()).toMatch(/^Changed in Autotask and kept: .*unit price/);
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('is asked about where both changed, or it is gone', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${plain}`);
    const [charge] = ticketsOf(sandbox(), plain).charges;
    sandbox().autotask.patch('TicketCharges', Number(charge?.id), { unitPrice: 1 });
    sandbox().quoteManager.patch('salesorderline', 527_001, { price: 2 });
    expect((await engine.sync(`order:${plain}`)).state).toBe('conflict');
    sandbox().autotask.remove('TicketCharges', Number(charge?.id));
    await ageLinks(engine);
    expect((await engine.sync(`order:${plain}`)).state).toBe('conflict');
    const status = await decide(engine, `order:${plain}`, { winners: { 'charge:line-527001': 'quoteManager' } });
    expect(status.state).toBe('synced');
    expect(ticketsOf(sandbox(), plain).charges).toHaveLength(1);
  });
});

describe('an order whose ticket was deleted', () => {
  it.each(['an answer', 'Retry'])('asks, and makes it anew with its charges: %s', async (way) => {
    const engine = await createEngine(sandbox());
    await engine.sync(`order:${plain}`);
    const { tickets, charges } = ticketsOf(sandbox(), plain);
    for (const { id } of charges) sandbox().autotask.remove('TicketCharges', id);
    sandbox().autotask.remove('Tickets', Number(tickets[0]?.id));
    await ageLinks(engine);
    expect((await engine.sync(`order:${plain}`)).problem).toMatchObject({
      code: 'target-gone',
      parts: { what: 'ticket' },
    });
    const anew = { makeAnew: [Number(tickets[0]?.id)] };
    const status =
      way === 'Retry' ? await engine.retry(`order:${plain}`) : await decide(engine, `order:${plain}`, anew);
    expect(status.state).toBe('synced');
    expect(ticketsOf(sandbox(), plain)).toMatchObject({ tickets: [{}], charges: [{}] });
  });
});

describe('an order that Quote Manager’s own integration may have synced', () => {
  it('is compared only while that is active, until it is taken over', async () => {
    const engine = await createEngine(sandbox(), { nativeIntegration: 'active' });
    expect((await engine.sync(`order:${plain}`)).state).toBe('managed-elsewhere');
    expect(writesTo(sandbox())).toEqual([]);
    expect((await decide(engine, `order:${plain}`, { takeOver: true })).state).toBe('synced');
    expect((await engine.sync(`order:${plain}`)).state).toBe('synced');
  });

  it('is compared only while its quote bears that integration’s ids', async () => {
    const engine = await createEngine(sandbox());
    expect((await engine.sync(`order:${seedIndex.orderManagedElsewhere}`)).state).toBe('managed-elsewhere');
    const status = await decide(engine, `order:${seedIndex.orderManagedElsewhere}`, { takeOver: true });
    expect(status.state).toBe('synced');
    expect(ticketsOf(sandbox(), seedIndex.orderManagedElsewhere).tickets).toMatchObject([{ opportunityID: 81_053 }]);
  });
});

describe('settings that a ticket needs', () => {
  it.each([
    ['ticket.queue', { queue: null }],
    ['ticket.status', { status: 'No such status' }],
    ['ticket.priority', { priority: null }],
    ['ticket.subIssueType', { subIssueType: 'Repair' }],
    ['ticket.chargeType', { chargeType: null }],
  ])('are named where they are missing or do not fit: %s', async (setting, ticket) => {
    const engine = await createEngine(sandbox(), { ticket });
    const status = await engine.sync(`order:${plain}`);
    expect(status.problem).toMatchObject({ code: 'setting-missing', parts: { setting } });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('are the tenant’s code for shipping, where it has to be made', async () => {
    const engine = await createEngine(sandbox(), { ticket: { productMaterialCode: null } });
    const status = await engine.sync(`order:${seedIndex.orderUnquoted}`);
    expect(status.problem).toMatchObject({ code: 'setting-missing', parts: { setting: 'ticket.productMaterialCode' } });
  });
});

describe('invoiced in Quote Manager', () => {
  it('an order leaves a ticket for advice: no charge, no product, its lines in the description', async () => {
    const engine = await createEngine(sandbox(), { workflow: 'invoiceInQuoteManager' });
    const before = sandbox().autotask.all('Products').length;
    expect((await engine.sync(`order:${seedIndex.orderProductMissing}`)).state).toBe('synced');
    const { tickets, charges } = ticketsOf(sandbox(), seedIndex.orderProductMissing);
    expect([tickets.length, charges.length, sandbox().autotask.all('Products').length - before]).toEqual([1, 0, 0]);
    expect(String(tickets[0]?.description)).toMatch(/\n\nLines \(2\):\n1 × .+\n1 × .+/);
    sandbox().instrumentation.clearLog();
    await engine.sync(`order:${seedIndex.orderProductMissing}`);
    expect(writesTo(sandbox())).toEqual([]);
  });
});
