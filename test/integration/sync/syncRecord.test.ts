import { describe, expect, it } from 'vitest';
import { readSyncRecord } from '../../../utils/domain/syncRecord/readSyncRecord';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { userFieldTypes } from '../../sandbox/seed/userFieldPicklists';
import { createEngine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const demo = `quote:${seedIndex.demo}` as const;

const opportunityOf = (id: number) => recordsOf(sandbox(), id).opportunities[0];
const descriptionOf = (id: number) => String(opportunityOf(id)?.description);

function linesOf(quoteId: number): number[] {
  const sections = sandbox()
    .quoteManager.all('quotesection')
    .filter((section) => section.quoteID === quoteId);
  const ids = new Set(sections.map(({ id }) => id));
  const lines = sandbox()
    .quoteManager.all('quoteline')
    .filter(({ quoteSectionID }) => ids.has(Number(quoteSectionID)));
  return lines.map(({ id }) => id);
}

function edit(lineIndex: number, fields: Record<string, unknown>, quoteId: number = seedIndex.demo): void {
  sandbox().quoteManager.patch('quoteline', linesOf(quoteId)[lineIndex] ?? 0, fields);
}

describe('a second browser with an empty database', () => {
  it('re-syncs after one edit with no create and one update', async () => {
    await (await createEngine(sandbox())).sync(demo);
    edit(0, { quantity: 7 });
    sandbox().instrumentation.clearLog();
    const second = await createEngine(sandbox());
    expect(await second.sync(demo)).toMatchObject({ state: 'synced', problem: null });
    expect(writesTo(sandbox())).toEqual([expect.stringMatching(/^PATCH Quotes\/\d+\/Items/)]);
  });

  it('does so with a changed title, though nothing but the record tells what was written', async () => {
    await (await createEngine(sandbox())).sync(demo);
    sandbox().quoteManager.patch('quote', seedIndex.demo, { title: 'Another name' });
    sandbox().instrumentation.clearLog();
    const second = await createEngine(sandbox());
    expect(await second.sync(demo)).toMatchObject({ state: 'synced', problem: null });
    expect(writesTo(sandbox()).filter((write) => write.startsWith('POST'))).toEqual([]);
    expect(opportunityOf(seedIndex.demo)?.title).toContain('Another name');
  });

  it('keeps what a person changed in Autotask, and asks where both sides changed', async () => {
    await (await createEngine(sandbox())).sync(demo);
    const [first, other] = recordsOf(sandbox(), seedIndex.demo).items;
    sandbox().autotask.patch('QuoteItems', first?.id ?? 0, { quantity: 90 });
    sandbox().instrumentation.clearLog();
    const second = await createEngine(sandbox());
    const kept = await second.sync(demo);
    expect(kept).toMatchObject({ state: 'synced' });
    expect(kept.notices.join()).toContain('kept');
    expect(writesTo(sandbox())).toEqual([]);
    sandbox().autotask.patch('QuoteItems', other?.id ?? 0, { unitPrice: 1 });
    edit(1, { price: 2 });
    const third = await createEngine(sandbox());
    expect((await third.sync(demo)).problem).toMatchObject({ code: 'conflict' });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('takes turns with the first one: each goes on from what the other wrote', async () => {
    const engines = [await createEngine(sandbox()), await createEngine(sandbox())];
    for (const [turn, quantity] of [3, 4, 5, 6].entries()) {
      edit(0, { quantity });
      sandbox().quoteManager.patch('quote', seedIndex.demo, { title: `Turn ${turn}` });
      const status = await engines[turn % 2]?.sync(demo);
      expect(status, JSON.stringify(status?.problem)).toMatchObject({ state: 'synced' });
    }
    const { opportunities, quotes, items } = recordsOf(sandbox(), seedIndex.demo);
    expect([opportunities.length, quotes.length]).toEqual([1, 1]);
    expect(items[0]?.quantity).toBe(6);
  });

  it('does not double a line that the record does not name yet', async () => {
    const first = await createEngine(sandbox());
    await first.sync(demo);
    const [line] = linesOf(seedIndex.demo);
    const row = sandbox().quoteManager.get('quoteline', line ?? 0) ?? { id: 0 };
    const { id: _, ...fields } = row;
    const added = sandbox().quoteManager.create('quoteline', { ...fields, title: 'Added later' });
    await first.sync(demo);
    const before = recordsOf(sandbox(), seedIndex.demo).items.length;
    sandbox().quoteManager.patch('quoteline', added.id, { quantity: 9 });
    sandbox().instrumentation.clearLog();
    const second = await createEngine(sandbox(), { conflicts: 'quoteManagerWins' });
    expect(await second.sync(demo)).toMatchObject({ state: 'synced' });
    expect(writesTo(sandbox())).toEqual([expect.stringMatching(/^PATCH Quotes\/\d+\/Items/)]);
    expect(recordsOf(sandbox(), seedIndex.demo).items).toHaveLength(before);
  });
});

describe('a ticket whose marks a person took away', () => {
  it('is found by our record in it, with its charges', async () => {
    const order = `order:${seedIndex.orderUnquoted}` as const;
    const first = await createEngine(sandbox());
    await first.sync(order);
    const ticket = (await first.links(order)).find(({ key }) => key === 'ticket')?.id ?? 0;
    sandbox().autotask.patch('Tickets', ticket, { externalID: null, title: 'Something of a person' });
    sandbox().instrumentation.clearLog();
    expect(await (await createEngine(sandbox())).sync(order)).toMatchObject({ state: 'synced', problem: null });
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('the record in the description', () => {
  it('stands below a person’s own words, which stay as they are', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(demo);
    const id = opportunityOf(seedIndex.demo)?.id ?? 0;
    const text = `Call first!\r\n\r\n${descriptionOf(seedIndex.demo)}\nAnd mind the dog.`;
    sandbox().autotask.patch('Opportunities', id, { description: text });
    sandbox().quoteManager.patch('quote', seedIndex.demo, { title: 'Renamed' });
    expect(await engine.sync(demo)).toMatchObject({ state: 'synced' });
    const after = descriptionOf(seedIndex.demo);
    expect(after.startsWith('Call first!\r\n\r\n')).toBe(true);
    expect(after.endsWith('\nAnd mind the dog.')).toBe(true);
    expect(readSyncRecord(after)).not.toEqual(readSyncRecord(text));
  });

  it.each([
    ['lost', () => ''],
    ['edited', (text: string) => text.replace('|f|', '|g|')],
    ['cut', (text: string) => text.slice(0, text.length - 30)],
    ['another document’s', (text: string) => text.replace(/quote:\d+/, 'quote:999')],
  ])('that is %s is no error', async (_, change) => {
    await (await createEngine(sandbox())).sync(demo);
    const id = opportunityOf(seedIndex.demo)?.id ?? 0;
    sandbox().autotask.patch('Opportunities', id, { description: change(descriptionOf(seedIndex.demo)) });
    sandbox().instrumentation.clearLog();
    const second = await createEngine(sandbox());
    expect(await second.sync(demo)).toMatchObject({ state: 'synced', problem: null });
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('tells less where there is less room, and nothing is lost of a text that leaves none', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(demo);
    const id = opportunityOf(seedIndex.demo)?.id ?? 0;
    const roomFor = async (room: number) => {
      sandbox().autotask.patch('Opportunities', id, { description: 'x'.repeat(8000 - room) });
      sandbox().quoteManager.patch('quote', seedIndex.demo, { title: `Room ${room}` });
      return engine.sync(demo);
    };
    expect(await roomFor(600)).toMatchObject({ state: 'synced', notices: [] });
    const entries = readSyncRecord(descriptionOf(seedIndex.demo))?.entries ?? [];
    expect(entries.length).toBeGreaterThan(2);
    expect(entries.every(({ digests }) => Object.keys(digests).length === 0)).toBe(true);
    await roomFor(20);
    expect(descriptionOf(seedIndex.demo)).toBe('x'.repeat(7980));
  });
});

describe('the record in a user-defined field', () => {
  const settings = { opportunity: { syncRecordField: 'quotebridge record' } };
  const addField = () =>
    sandbox().autotask.create('UserDefinedFieldDefinitions', {
      name: 'Quotebridge Record',
      udfType: userFieldTypes.opportunity,
      dataType: 5,
      isActive: true,
    });

  it('leaves the description alone and is found there by another browser', async () => {
    addField();
    await (await createEngine(sandbox(), settings)).sync(demo);
    expect(readSyncRecord(descriptionOf(seedIndex.demo))).toBeNull();
    edit(0, { quantity: 7 });
    sandbox().instrumentation.clearLog();
    const second = await createEngine(sandbox(), settings);
    expect(await second.sync(demo)).toMatchObject({ state: 'synced', problem: null });
    expect(writesTo(sandbox())).toEqual([expect.stringMatching(/^PATCH Quotes\/\d+\/Items/)]);
  });

  it('that Autotask does not have is a missing setting', async () => {
    const engine = await createEngine(sandbox(), settings);
    expect((await engine.sync(demo)).problem).toMatchObject({ code: 'setting-missing' });
    expect(writesTo(sandbox())).toEqual([]);
  });
});
