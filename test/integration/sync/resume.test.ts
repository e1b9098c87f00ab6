import { describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import type { Fault } from '../../sandbox/types';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const quote = `quote:${seedIndex.skeleton}` as const;

const faults: Record<string, Fault['action']> = {
  'connection cut after the commit': { kind: 'drop', when: 'after' },
  'connection cut before the commit': { kind: 'drop', when: 'before' },
  'answer 503 after the commit': { kind: 'status', status: 503, afterCommit: true },
  'half an answer': { kind: 'truncate' },
};

/** Lets the unanswered creates be as old as if the settle time had passed. */
async function age(engine: Engine): Promise<void> {
  await engine.database.intents.toCollection().modify((intent) => {
    intent.at -= 11_000;
  });
}

/** The next look at a document, eleven seconds later. */
async function lookAgain(engine: Engine): Promise<void> {
  await age(engine);
  await engine.database.jobs.toCollection().modify({ runAt: 0 });
  await engine.run();
}

/** Counts the writes of an undisturbed first sync: one fault is tried at each of them. */
async function countWrites(): Promise<number> {
  const engine = await createEngine(sandbox());
  expect(await engine.sync(quote)).toMatchObject({ state: 'synced' });
  const count = writesTo(sandbox()).length;
  sandbox().reset();
  sandbox().quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
  sandbox().instrumentation.clearLog();
  return count;
}

describe('a write whose answer never came', () => {
  it.each(Object.entries(faults))('ends in the one set of records: %s', async (_, action) => {
    const writes = await countWrites();
    const ends: unknown[] = [];
    for (let nth = 1; nth <= writes; nth += 1) {
      sandbox().reset();
      sandbox().quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
      sandbox().instrumentation.clearFaults();
      const locations = sandbox().autotask.all('QuoteLocations').length;
      // A write is what is no query; `nth` counts POST and PATCH together.
      sandbox().instrumentation.addFault({
        side: 'autotask',
        path: '^/ATServicesRest/V1\\.0/(Opportunities|Quotes(/\\d+/Items)?|QuoteLocations)/?$',
        nth,
        action,
      });
      const engine = await createEngine(sandbox());
      const first = await engine.sync(quote);
      expect(first, `after a fault at write ${nth}`).toMatchObject({
        state: expect.stringMatching(/^(queued|offline)$/),
      });
      await age(engine);
      await engine.run({ skipWaits: true });
      const { opportunities, quotes, items } = recordsOf(sandbox(), seedIndex.skeleton);
      ends.push({
        nth,
        state: (await engine.status(quote)).state,
        counts: [opportunities.length, quotes.length, items.length],
        titled: sandbox()
          .autotask.all('Opportunities')
          .filter(({ title }) => title === opportunities[0]?.title).length,
        newLocations: sandbox().autotask.all('QuoteLocations').length - locations,
        followsQuote: opportunities[0]?.useQuoteTotals,
        intents: await engine.database.intents.count(),
      });
    }
    const good = { state: 'synced', counts: [1, 1, 4], titled: 1, newLocations: 1, followsQuote: true, intents: 0 };
    expect(ends).toEqual(Array.from({ length: writes }, (_, index) => ({ nth: index + 1, ...good })));
  });
});

describe('the settle time', () => {
  it('is what was set under Recovery: until then an unanswered create is not made again', async () => {
    const engine = await createEngine(sandbox());
    engine.changeSettleTime(45);
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: '/V1\\.0/Opportunities/?$',
      action: { kind: 'drop', when: 'before' },
      times: 1,
    });
    await engine.sync(quote);
    // What was enough by default is too early now.
    await lookAgain(engine);
    expect(await engine.status(quote)).toMatchObject({ state: 'queued' });
    expect(recordsOf(sandbox(), seedIndex.skeleton).opportunities).toEqual([]);
    for (let turn = 0; turn < 4; turn += 1) await lookAgain(engine);
    expect(await engine.status(quote)).toMatchObject({ state: 'synced' });
    expect(recordsOf(sandbox(), seedIndex.skeleton).opportunities).toHaveLength(1);
  });
});

describe('a lost database', () => {
  it.each([seedIndex.skeleton, seedIndex.demo, seedIndex.twentyLines, seedIndex.won])(
    'adopts everything (quote %i)',
    async (id) => {
      await (await createEngine(sandbox())).sync(`quote:${id}`);
      const before = recordsOf(sandbox(), id);
      sandbox().instrumentation.clearLog();
      const anew = await createEngine(sandbox());
      expect(await anew.sync(`quote:${id}`)).toMatchObject({ state: 'synced', problem: null });
      expect(writesTo(sandbox())).toEqual([]);
      const links = await anew.links(`quote:${id}`);
      expect(links.filter(({ entity }) => entity === 'QuoteItems')).toHaveLength(before.items.length);
      expect(recordsOf(sandbox(), id)).toEqual(before);
    },
  );
});
