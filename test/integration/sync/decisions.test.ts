import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../../utils/domain/decisions';
import type { Preview } from '../../../utils/domain/preview';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();

/** The decision of the answer whose label begins so. */
function choose({ questions }: Preview, id: string, label: string): Decisions {
  const question = questions.find((candidate) => candidate.id.startsWith(id));
  const found = question?.answers.find((answer) => answer.label.startsWith(label));
  if (!found) throw new Error(`No answer "${label}" among ${JSON.stringify(questions)}`);
  return found.decision;
}

/** Previews, answers, syncs; then a second sync must find nothing to write. */
async function decideAs(engine: Engine, ref: DocumentRef, id: string, label: string) {
  const preview = await engine.preview(ref);
  const status = await engine.decide(ref, choose(preview, id, label));
  expect(status).toMatchObject({ state: 'synced', problem: null });
  expect(await engine.database.decisions.count()).toBe(0);
  await expectStill(engine, ref);
  return preview;
}

async function expectStill(engine: Engine, ref: DocumentRef) {
  sandbox().instrumentation.clearLog();
  expect(await engine.sync(ref)).toMatchObject({ state: 'synced', problem: null });
  expect(writesTo(sandbox())).toEqual([]);
}

/** An engine that needs not wait for what queries show late: nothing is late here. */
const createCalmEngine = (settings: Record<string, unknown> = {}) =>
  createEngine(sandbox(), settings, { wrapSession: (session) => ({ ...session, settleMs: 0, quietMs: 0 }) });

const itemsOf = (quote: number) => recordsOf(sandbox(), quote).items;

/** A synced quote, with its set in Autotask. */
async function syncedSkeleton() {
  const engine = await createCalmEngine();
  expect((await engine.sync('quote:102')).state).toBe('synced');
  return { engine, ...recordsOf(sandbox(), seedIndex.skeleton) };
}

/** The quote's lines, as Quote Manager has them. */
function linesOf(quote: number) {
  const sections = sandbox()
    .quoteManager.all('quotesection')
    .filter((section) => section.quoteID === quote);
  return sandbox()
    .quoteManager.all('quoteline')
    .filter((line) => sections.some((section) => section.id === line.quoteSectionID));
}

describe('a preview', () => {
  it('shows what a first sync would make, and writes nothing', async () => {
    const engine = await createCalmEngine();
    const preview = await engine.preview('quote:102');
    expect(preview).toMatchObject({ ref: 'quote:102', isWithheld: false, problems: [], changed: [], removed: [] });
    expect(preview.created.map(({ label }) => label.split(' ')[0])).toEqual(
      expect.arrayContaining(['Opportunity', 'Autotask', 'Item', 'Address']),
    );
    expect(preview.created.filter(({ label }) => label.startsWith('Item'))).toHaveLength(4);
    expect(preview.totals).toMatchObject({ autotask: null });
    expect(preview.estimate.requests).toBeGreaterThan(10);
    expect(writesTo(sandbox())).toEqual([]);
    expect(await engine.database.links.count()).toBe(0);
  });

  it('shows before and after of a change, and what stays', async () => {
    const { engine } = await syncedSkeleton();
    const [line] = linesOf(seedIndex.skeleton);
    sandbox().quoteManager.patch('quoteline', line?.id ?? 0, { quantity: 9 });
    const preview = await engine.preview('quote:102');
    expect(preview.changed).toEqual([
      expect.objectContaining({ fields: [{ name: 'Quantity', before: expect.any(String), after: '9' }] }),
    ]);
    expect(preview.unchanged.map(({ label }) => label)).toHaveLength(5);
    expect(preview.totals.autotask).not.toBeNull();
    expect((await engine.decide('quote:102', {})).state).toBe('synced');
    expect((await engine.preview('quote:102')).changed).toEqual([]);
  });
});

describe('a decision', () => {
  it('picks one of several products, for every document of the tenant', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:110')).problem?.code).toBe('ambiguous-product');
    await decideAs(engine, 'quote:110', 'product:', 'Use ');
    expect((await engine.sync('order:524')).problem?.code).not.toBe('ambiguous-product');
  });

  it('finds a product by its name in place of a retired one', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:111')).problem?.code).toBe('product-inactive');
    const [question] = (await engine.preview('quote:111')).questions;
    if (!question?.search) throw new Error('No search is offered.');
    const hits = await engine.search({ entity: question.search.entity, text: 'Switch' });
    if (!hits.ok) throw new Error(hits.problem.code);
    expect(hits.value.length).toBeGreaterThan(0);
    expect(hits.value.length).toBeLessThanOrEqual(20);
    const [hit] = hits.value;
    const decisions = { products: { [question.search.key ?? '']: hit?.id ?? 0 } };
    expect(await engine.decide('quote:111', decisions)).toMatchObject({ state: 'synced' });
    expect(itemsOf(111).some(({ productID }) => productID === hit?.id)).toBe(true);
    await expectStill(engine, 'quote:111');
  });

  it('names the company among several, for every document of the customer', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:114')).problem?.code).toBe('company-unlinked');
    await decideAs(engine, 'quote:114', 'company', 'Use ');
    const links = await engine.database.links.toArray();
    expect(links.filter(({ key }) => key.startsWith('company:'))).toHaveLength(1);
  });

  it('creates the company that Autotask lacks', async () => {
    const engine = await createCalmEngine({
      companies: { missing: 'ask', defaults: { companyType: 'Customer', phone: '+1 555 0100' } },
    });
    expect((await engine.sync('quote:113')).problem?.code).toBe('company-unlinked');
    await decideAs(engine, 'quote:113', 'company', 'Create ');
    const made = sandbox().autotask.all('Companies');
    expect(made.filter(({ companyName }) => companyName === 'Stonegate Insurance Brokers')).toHaveLength(1);
  });

  it('sends recurring free text as one-time on purpose, or by a service', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:118')).problem?.code).toBe('recurring-without-service');
    await decideAs(engine, 'quote:118', 'service:item:', 'Send it as one-time');
    expect(itemsOf(118).some(({ quoteItemType, name }) => quoteItemType === 2 && name === 'Retainer for advice')).toBe(
      true,
    );

    sandbox().reset();
    const other = await createCalmEngine();
    const [question] = (await other.preview('quote:118')).questions;
    const { entity, periodType, key = '' } = question?.search ?? { entity: 'Services' as const };
    const hits = await other.search({ entity, text: 'SV', ...(periodType === undefined ? {} : { periodType }) });
    const [hit] = hits.ok ? hits.value : [];
    expect(await other.decide('quote:118', { services: { [key]: hit?.id ?? 0 } })).toMatchObject({ state: 'synced' });
    expect(itemsOf(118).some(({ serviceID }) => serviceID === hit?.id)).toBe(true);
    await expectStill(other, 'quote:118');
  });

  it('chooses the opportunity, and then takes over what differs', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:155')).problem?.code).toBe('ambiguous-target');
    const chosen = choose(await engine.preview('quote:155'), 'opportunity', 'Use ');
    expect(await engine.decide('quote:155', chosen)).toMatchObject({ problem: { code: 'conflict' } });
    const preview = await decideAs(engine, 'quote:155', 'take-over', 'Take over and update');
    expect(preview.isWithheld).toBe(true);
    expect(recordsOf(sandbox(), 155).opportunities).toHaveLength(1);
  });

  it('makes a new opportunity beside those that were turned down, once', async () => {
    const engine = await createCalmEngine();
    const before = sandbox().autotask.all('Opportunities').length;
    await engine.sync('quote:155');
    await decideAs(engine, 'quote:155', 'opportunity', 'Make a new one');
    expect(sandbox().autotask.all('Opportunities')).toHaveLength(before + 1);
  });

  it('makes the opportunity once even where the answer to its creation is lost', async () => {
    const engine = await createCalmEngine();
    const before = sandbox().autotask.all('Opportunities').length;
    await engine.sync('quote:155');
    sandbox().instrumentation.addFault({
      side: 'autotask',
      method: 'POST',
      path: '/Opportunities$',
      action: { kind: 'drop', when: 'after' },
    });
    await engine.decide('quote:155', choose(await engine.preview('quote:155'), 'opportunity', 'Make a new one'));
    await engine.run({ skipWaits: true });
    expect((await engine.status('quote:155')).state).toBe('synced');
    expect(sandbox().autotask.all('Opportunities')).toHaveLength(before + 1);
  });

  it('takes over a document that stands in Autotask with other values', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:156')).problem?.code).toBe('conflict');
    const preview = await decideAs(engine, 'quote:156', 'take-over', 'Take over and update');
    expect(preview.changed.length).toBeGreaterThan(0);
    expect(recordsOf(sandbox(), 156).quotes).toHaveLength(1);
  });

  it('takes over a document of Quote Manager’s own integration, with its own records', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:122')).state).toBe('managed-elsewhere');
    const preview = await engine.preview('quote:122');
    expect(preview).toMatchObject({ isWithheld: true, problems: [{ code: 'managed-elsewhere' }] });
    expect(writesTo(sandbox())).toEqual([]);
    await decideAs(engine, 'quote:122', 'take-over', 'Take over');
    const links = await engine.links('quote:122');
    expect(links).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'opportunity', id: 81022 }),
        expect.objectContaining({ key: 'quote', id: 91022 }),
      ]),
    );
  });

  it('lets one side win each value that was changed in both', async () => {
    const { engine, items } = await syncedSkeleton();
    const [first, second] = linesOf(seedIndex.skeleton);
    const standsFor = (line: typeof first) => items.find(({ name }) => name === String(line?.title).slice(0, 100));
    for (const line of [first, second]) {
      sandbox().quoteManager.patch('quoteline', line?.id ?? 0, { quantity: 4 });
      sandbox().autotask.patch('QuoteItems', standsFor(line)?.id ?? 0, { quantity: 6 });
    }
    expect((await engine.sync('quote:102')).state).toBe('conflict');
    const preview = await engine.preview('quote:102');
    const decisions = {
      winners: {
        ...choose(preview, `conflict:item:line-${first?.id}.quantity`, 'Quote Manager').winners,
        ...choose(preview, `conflict:item:line-${second?.id}.quantity`, 'Autotask').winners,
      },
    };
    expect(await engine.decide('quote:102', decisions)).toMatchObject({ state: 'synced', problem: null });
    expect(sandbox().autotask.get('QuoteItems', standsFor(first)?.id ?? 0)?.quantity).toBe(4);
    expect(sandbox().autotask.get('QuoteItems', standsFor(second)?.id ?? 0)?.quantity).toBe(6);
    await expectStill(engine, 'quote:102');
  });

  it('makes a removed item again', async () => {
    const { engine, items } = await syncedSkeleton();
    sandbox().autotask.remove('QuoteItems', items[0]?.id ?? 0);
    expect((await engine.sync('quote:102')).state).toBe('conflict');
    await decideAs(engine, 'quote:102', 'conflict:', 'Make it again');
    expect(itemsOf(seedIndex.skeleton)).toHaveLength(4);
  });

  it('reopens an opportunity that a person closed, or makes a new one', async () => {
    const { engine, opportunities } = await syncedSkeleton();
    const id = opportunities[0]?.id ?? 0;
    const status = opportunities[0]?.status;
    const closed = sandbox()
      .autotask.all('Opportunities')
      .find((other) => other.status !== status)?.status;
    const [line] = linesOf(seedIndex.skeleton);
    const spoil = async (quantity: number) => {
      sandbox().autotask.patch('Opportunities', id, { status: closed });
      sandbox().quoteManager.patch('quoteline', line?.id ?? 0, { quantity });
      expect((await engine.sync('quote:102')).problem?.code).toBe('opportunity-closed');
    };
    await spoil(7);
    await decideAs(engine, 'quote:102', 'opportunity-closed', 'Reopen it');
    expect(sandbox().autotask.get('Opportunities', id)?.status).toBe(status);
    await spoil(8);
    await decideAs(engine, 'quote:102', 'opportunity-closed', 'Make a new opportunity');
    expect(recordsOf(sandbox(), seedIndex.skeleton).opportunities).toHaveLength(2);
  });

  it('makes a deleted quote anew', async () => {
    const { engine, quotes, items } = await syncedSkeleton();
    for (const { id } of items) sandbox().autotask.remove('QuoteItems', id);
    for (const { id } of quotes) sandbox().autotask.remove('Quotes', id);
    expect((await engine.sync('quote:102')).problem?.code).toBe('target-gone');
    await decideAs(engine, 'quote:102', 'target-gone', 'Make it anew');
    expect(recordsOf(sandbox(), seedIndex.skeleton)).toMatchObject({ quotes: [{}], items: [{}, {}, {}, {}] });
  });

  it('recreates just the item whose tax moved', async () => {
    const { engine, items } = await syncedSkeleton();
    const item = items.find(({ productID }) => typeof productID === 'number');
    const product = sandbox().autotask.get('Products', Number(item?.productID));
    const code = sandbox().autotask.get('BillingCodes', Number(product?.productBillingCodeID));
    const other = sandbox()
      .autotask.all('BillingCodes')
      .find(({ useType, taxCategoryID }) => useType === 4 && taxCategoryID !== code?.taxCategoryID);
    sandbox().autotask.patch('Products', product?.id ?? 0, { productBillingCodeID: other?.id });
    sandbox().instrumentation.clearLog();
    const engineAnew = await createCalmEngine();
    expect((await engineAnew.sync('quote:102')).notices.join()).toContain('tax category');
    expect(writesTo(sandbox())).toEqual([]);
    sandbox().instrumentation.clearLog();
    const preview = await engineAnew.preview('quote:102');
    await engineAnew.decide('quote:102', choose(preview, 'recreate:', 'Recreate item'));
    expect(writesTo(sandbox()).map((write) => write.split(' ')[0])).toEqual(expect.arrayContaining(['DELETE', 'POST']));
    expect(writesTo(sandbox()).filter((write) => /^(DELETE|POST)/.test(write))).toHaveLength(2);
    await expectStill(engineAnew, 'quote:102');
    expect((await engine.sync('quote:102')).problem).toBeNull();
  });

  it('rebuilds the order of the items', async () => {
    const { engine } = await syncedSkeleton();
    const [first] = linesOf(seedIndex.skeleton);
    sandbox().quoteManager.patch('quoteline', first?.id ?? 0, { lineNumber: 99 });
    await decideAs(engine, 'quote:102', 'rebuild-order', 'Rebuild order');
    expect((await engine.preview('quote:102')).questions).toEqual([]);
    expect(itemsOf(seedIndex.skeleton)).toHaveLength(4);
  });
});

describe('a search', () => {
  const find = async (query: Parameters<Engine['search']>[0]) => {
    const engine = await createCalmEngine();
    const hits = await engine.search(query);
    if (!hits.ok) throw new Error(hits.problem.code);
    return hits.value;
  };

  it('finds companies by name and number, retired ones not', async () => {
    const active = sandbox()
      .autotask.all('Companies')
      .filter(({ isActive, companyName }) => isActive && /hotels/i.test(String(companyName)));
    expect((await find({ entity: 'Companies', text: 'hotels' })).map(({ id }) => id).sort()).toEqual(
      active.map(({ id }) => id).sort(),
    );
    const numbered = active.find(({ companyNumber }) => companyNumber);
    const byNumber = await find({ entity: 'Companies', text: String(numbered?.companyNumber ?? 'none') });
    if (numbered) expect(byNumber.map(({ id }) => id)).toContain(numbered.id);
  });

  it('finds opportunities and tickets of the company only', async () => {
    const [opportunity] = sandbox().autotask.all('Opportunities');
    const [word = ''] = String(opportunity?.title).split(' ');
    const companyId = Number(opportunity?.companyID);
    const own = await find({ entity: 'Opportunities', companyId, text: word });
    expect(own.map(({ id }) => id)).toContain(opportunity?.id);
    for (const { id } of own) expect(sandbox().autotask.get('Opportunities', id)?.companyID).toBe(companyId);
    const [ticket] = sandbox().autotask.all('Tickets');
    const tickets = await find({
      entity: 'Tickets',
      companyId: Number(ticket?.companyID),
      text: String(ticket?.ticketNumber ?? ticket?.title).slice(0, 12),
    });
    expect(tickets.map(({ id }) => id)).toContain(ticket?.id);
    for (const { id } of tickets) expect(sandbox().autotask.get('Tickets', id)?.companyID).toBe(ticket?.companyID);
  });

  it('answers at most 20 records, in one request beside the lists', async () => {
    const engine = await createCalmEngine();
    await engine.preview('quote:102');
    sandbox().instrumentation.clearLog();
    const hits = await engine.search({ entity: 'Products', text: 'HW' });
    expect(hits.ok && hits.value).toHaveLength(20);
    expect(sandbox().instrumentation.log.filter(({ side }) => side === 'autotask')).toHaveLength(1);
  });

  it('says why it found nothing when Autotask cannot answer', async () => {
    const engine = await createCalmEngine();
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: '/Products/query',
      action: {
        kind: 'status',
        status: 500,
        body: { errors: ['The integration does not have adequate permissions.'] },
      },
    });
    const answer = await engine.search({ entity: 'Products', text: 'HW' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'permission-missing' } });
  });
});
