import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createLinkHandlers } from '../../../entrypoints/background/createLinkHandlers';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { toSharedKey } from '../../../utils/queue/documentKey';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const quotes: DocumentRef[] = [`quote:${seedIndex.skeleton}`, `quote:${seedIndex.demo}`];

const sender = { id: 'own', url: 'chrome-extension://own/options.html' };
const ask = (engine: Engine) => {
  const handlers = createLinkHandlers(engine.background);
  return {
    rebuild: () => handlers.rebuildLinks({}, sender),
    exported: async () => {
      const file = await handlers.exportLinks({}, sender);
      if (!file.ok) throw new Error(file.problem.code);
      return file.value;
    },
    take: (text: string) => handlers.importLinks({ text }, sender),
  };
};

async function syncBoth(engine: Engine): Promise<void> {
  for (const ref of quotes) expect(await engine.sync(ref)).toMatchObject({ state: 'synced' });
}

describe('Rebuild links', () => {
  it('finds what a lost database knew, writes nothing, and the next sync has nothing to do', async () => {
    await syncBoth(await createEngine(sandbox()));
    const before = writesTo(sandbox()).length;
    const anew = await createEngine(sandbox());
    const report = await ask(anew).rebuild();
    expect(report).toMatchObject({ ok: true, value: { added: 4, kept: 0, ambiguous: [] } });
    for (const ref of quotes)
      expect(await anew.status(ref)).toMatchObject({ state: 'outdated', number: expect.any(String) });
    await syncBoth(anew);
    expect(writesTo(sandbox())).toHaveLength(before);
    expect(await ask(anew).rebuild()).toMatchObject({ value: { added: 0, kept: 4 } });
  });

  it('finds an order’s ticket by its number and our record in it; a ticket that only bears the number is left', async () => {
    const ref: DocumentRef = `order:${seedIndex.orderDraft}`;
    sandbox().quoteManager.patch('salesorder', seedIndex.orderDraft, { status: 2 });
    expect(await (await createEngine(sandbox())).sync(ref)).toMatchObject({ state: 'synced' });
    const before = writesTo(sandbox()).length;
    const anew = await createEngine(sandbox());
    expect(await ask(anew).rebuild()).toMatchObject({ value: { added: 1, ambiguous: [] } });
    expect((await anew.links(ref)).map(({ key, entity }) => [key, entity])).toEqual([['ticket', 'Tickets']]);
    expect(await anew.sync(ref)).toMatchObject({ state: 'synced' });
    expect(writesTo(sandbox())).toHaveLength(before);
  });

  it('leaves out what two records claim, and names it', async () => {
    const engine = await createEngine(sandbox());
    await syncBoth(engine);
    const [own] = sandbox()
      .autotask.all('Quotes')
      .filter(({ externalQuoteNumber }) => externalQuoteNumber !== null)
      .slice(-1);
    const { id: _id, ...copy } = own ?? { id: 0 };
    sandbox().autotask.create('Quotes', copy);
    const report = await ask(await createEngine(sandbox())).rebuild();
    expect(report).toMatchObject({ value: { added: 2, ambiguous: [own?.externalQuoteNumber] } });
  });

  it('leaves what only bears the number: of another company, from another desk, or copied with our record in it', async () => {
    const engine = await createEngine(sandbox());
    expect(await engine.sync(quotes[0] ?? 'quote:0')).toMatchObject({ state: 'synced' });
    const { opportunities, quotes: made } = recordsOf(sandbox(), seedIndex.skeleton);
    const [opportunity, quote] = [opportunities[0], made[0]];
    const copy = sandbox().autotask.create('Opportunities', { ...opportunity, id: undefined });
    sandbox().autotask.create('Quotes', { ...quote, id: undefined, opportunityID: copy.id });
    const number = sandbox().quoteManager.get('quote', seedIndex.demo)?.quoteNumber;
    const [other] = sandbox()
      .autotask.all('Opportunities')
      .filter(({ companyID }) => companyID !== opportunity?.companyID);
    const { opportunityID, companyID } = { opportunityID: other?.id, companyID: other?.companyID };
    const foreign = { ...quote, id: undefined, opportunityID, companyID, externalQuoteNumber: number };
    sandbox().autotask.create('Quotes', foreign);
    const anew = await createEngine(sandbox());
    expect(await ask(anew).rebuild()).toMatchObject({ value: { documents: 1, added: 2, ambiguous: [] } });
    expect((await anew.links(quotes[0] ?? 'quote:0')).map(({ id }) => id)).toEqual([opportunity?.id, quote?.id]);
    expect(await anew.links(`quote:${seedIndex.demo}`)).toEqual([]);
  });

  it('finds the opportunity of a quote whose order writes there now', async () => {
    const settings = { salesOrders: { target: 'opportunity' } };
    const order: DocumentRef = `order:${seedIndex.orderWon}`;
    const quoteId = Number(sandbox().quoteManager.get('salesorder', seedIndex.orderWon)?.quoteID);
    const engine = await createEngine(sandbox(), settings);
    expect(await engine.sync(`quote:${quoteId}`)).toMatchObject({ state: 'synced' });
    expect(await engine.sync(order)).toMatchObject({ state: 'synced' });
    const before = writesTo(sandbox()).length;
    const anew = await createEngine(sandbox(), settings);
    expect(await ask(anew).rebuild()).toMatchObject({ value: { added: 2, ambiguous: [] } });
    expect((await anew.links(`quote:${quoteId}`)).map(({ key }) => key)).toEqual(['opportunity', 'quote']);
    expect(await anew.sync(order)).toMatchObject({ state: 'synced' });
    expect(writesTo(sandbox())).toHaveLength(before);
  });

  it('asks a hundred documents in a request', async () => {
    sandbox().instrumentation.clearLog();
    await ask(await createEngine(sandbox())).rebuild();
    expect(sandbox().instrumentation.log.length).toBeLessThanOrEqual(8);
  });
});

describe('Export links and Import links', () => {
  it('carry everything into another browser: its first sync writes nothing', async () => {
    const one = await createEngine(sandbox());
    await syncBoth(one);
    const text = await ask(one).exported();
    const other = await createEngine(sandbox());
    const links = await one.links(quotes[0] ?? 'quote:0');
    expect(await ask(other).take(text)).toMatchObject({ ok: true, value: { documents: 2, kept: 0 } });
    const taken = (await other.links(quotes[0] ?? 'quote:0')).map(({ key, id, base }) => ({ key, id, base }));
    expect(taken).toEqual(links.map(({ key, id, base }) => ({ key, id, base })));
    const before = writesTo(sandbox()).length;
    await syncBoth(other);
    expect(writesTo(sandbox())).toHaveLength(before);
    expect(await ask(other).take(text)).toMatchObject({ value: { added: 0 } });
  });

  it('carry what a person picked for a customer and a product, and take files of before that', async () => {
    const one = await createEngine(sandbox());
    await one.sync(quotes[1] ?? 'quote:0');
    const shared = toSharedKey(one.tenant);
    const pick = { key: 'company:99', entity: 'Companies', id: 70, base: {} } as const;
    await one.database.links.put({ ...pick, documentKey: shared });
    const text = await ask(one).exported();
    const other = await createEngine(sandbox());
    expect(await ask(other).take(text)).toMatchObject({ ok: true });
    const taken = await other.database.links.where('documentKey').equals(shared).toArray();
    expect(taken).toEqual([{ ...pick, documentKey: shared }]);
    const { shared: _, ...before } = JSON.parse(text);
    const third = await createEngine(sandbox());
    expect(await ask(third).take(JSON.stringify({ ...before, version: 1 }))).toMatchObject({ ok: true });
    const smuggled = JSON.stringify({ ...before, shared: [{ ...pick, key: 'opportunity' }] });
    expect(await ask(third).take(smuggled)).toMatchObject({ ok: false, problem: { code: 'import-refused' } });
  });

  it.each<[string, (file: Record<string, unknown>) => unknown, RegExp]>([
    [
      'of another Autotask database',
      (file) => ({ ...file, tenant: { ...(file.tenant as object), database: 1 } }),
      /another Quote Manager/,
    ],
    [
      'of another portal',
      (file) => ({ ...file, tenant: { ...(file.tenant as object), portal: ['1@2001'] } }),
      /another Quote Manager/,
    ],
    ['of another version', (file) => ({ ...file, version: 3 }), /another version/],
    ['with a field that is none', (file) => ({ ...file, more: 1 }), /no file of links/],
    [
      'with an id that is none',
      (file) => ({ ...file, documents: [{ ...first(file), links: [{ id: 'x' }] }] }),
      /documents\.0\.links/,
    ],
    ['that is no object', () => 'links', /no file of links/],
  ])('a file %s is refused whole, with a sentence', async (_, change, words) => {
    const engine = await createEngine(sandbox());
    await engine.sync(quotes[0] ?? 'quote:0');
    const file = JSON.parse(await ask(engine).exported());
    const other = await createEngine(sandbox());
    const refused = await ask(other).take(JSON.stringify(change(file)));
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'import-refused', parts: { why: expect.stringMatching(words) } },
    });
    expect(await other.database.links.count()).toBe(0);
  });

  it('a file that is cut, or too large, is refused', async () => {
    const engine = await createEngine(sandbox(), {}, { indexedDB: new IDBFactory() });
    for (const text of ['{"format":"quotebridge-li', ' '.repeat(20_000_001)])
      expect(await ask(engine).take(text)).toMatchObject({ ok: false, problem: { code: 'import-refused' } });
  });

  it('need a connection', async () => {
    const engine = await createEngine(sandbox());
    await engine.database.secrets.clear();
    expect(await ask(engine).take('{}')).toMatchObject({ ok: false, problem: { code: 'not-connected' } });
    expect(await ask(engine).rebuild()).toMatchObject({ ok: false, problem: { code: 'not-connected' } });
  });
});

const first = (file: Record<string, unknown>) => (file.documents as object[])[0] ?? {};
