import { describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';
import { choose, useDecisions } from '../../support/useDecisions';

const sandbox = useSandbox();
const demo = `quote:${seedIndex.demo}` as const;
const { createCalmEngine, decideAs, linesOf, syncedSkeleton } = useDecisions(sandbox);

describe('a decision about the target', () => {
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

  describe('takes over a quote of ours that Quote Manager’s own integration synced as well', () => {
    /** Ours with everything, beside it what the integration made later. */
    async function overtaken(names: { opportunity: boolean }) {
      const engine = await createCalmEngine();
      await engine.sync(demo);
      const ours = recordsOf(sandbox(), seedIndex.demo);
      const { id: _, ...opportunity } = { ...ours.opportunities[0], title: 'Their own title', description: null };
      const theirs = sandbox().autotask.create('Opportunities', opportunity).id;
      const { id: __, ...quote } = { ...ours.quotes[0], opportunityID: theirs, externalQuoteNumber: null };
      const autotaskQuoteID = sandbox().autotask.create('Quotes', quote).id;
      const autotaskOpportunityID = names.opportunity ? theirs : 0;
      sandbox().quoteManager.patch('quote', seedIndex.demo, { autotaskOpportunityID, autotaskQuoteID });
      expect((await engine.sync(demo)).state).toBe('managed-elsewhere');
      return { engine, ours, theirs, autotaskQuoteID };
    }

    it.each([
      ['in this browser, by its opportunity', { opportunity: true, elsewhere: false }],
      ['in this browser, by its quote alone', { opportunity: false, elsewhere: false }],
      ['in a browser that never synced it', { opportunity: true, elsewhere: true }],
    ])('%s, and goes on there in every browser', async (_, { opportunity, elsewhere }) => {
      const { engine, ours, theirs, autotaskQuoteID } = await overtaken({ opportunity });
      const first = elsewhere ? await createCalmEngine() : engine;
      if (elsewhere) expect((await first.sync(demo)).state).toBe('managed-elsewhere');
      await decideAs(first, demo, 'take-over', 'Take over');
      for (const browser of [first, await createCalmEngine()])
        expect(await browser.sync(demo)).toMatchObject({ state: 'synced', problem: null });
      const isTheirs = ({ quoteID }: Record<string, unknown>) => quoteID === autotaskQuoteID;
      expect(sandbox().autotask.all('QuoteItems').filter(isTheirs)).toHaveLength(ours.items.length);
      const linked = (await first.links(demo)).find(({ key }) => key === 'opportunity');
      expect(linked?.id).toBe(theirs);
    });

    it('goes on with ours where the other one was deleted', async () => {
      const { engine, ours, theirs, autotaskQuoteID } = await overtaken({ opportunity: true });
      sandbox().autotask.remove('Quotes', autotaskQuoteID);
      sandbox().autotask.remove('Opportunities', theirs);
      const before = sandbox().autotask.all('Opportunities').length;
      expect((await engine.decide(demo, { takeOver: true })).state).toBe('synced');
      expect(sandbox().autotask.all('Opportunities')).toHaveLength(before);
      const linked = (await engine.links(demo)).find(({ key }) => key === 'opportunity');
      expect(linked?.id).toBe(ours.opportunities[0]?.id);
    });
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
});
