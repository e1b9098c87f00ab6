import { describe, expect, it } from 'vitest';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { enqueue } from '../../../utils/queue/enqueue';
import { nextRunAt } from '../../../utils/queue/nextRunAt';
import { opportunityStatuses } from '../../sandbox/seed/opportunityPicklists';
import { quoteNumberOf, seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();

/** Numbers between 0 and 1 that a seed decides. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A profile whose requests take as long as the seed says; times of waiting are short, since the sandbox lags by nothing. */
function browser(seed: number, settings: Record<string, unknown> = {}): Promise<Engine> {
  const random = randomOf(seed);
  return createEngine(sandbox(), settings, {
    fetch: async (input, init) => {
      await new Promise((resolve) => setTimeout(resolve, random() < 0.3 ? 0 : random() * 25));
      return fetch(input, init);
    },
    wrapSession: (session) => ({ ...session, settleMs: 150, quietMs: 450 }),
  });
}

/** Works off a profile's queue until nothing is left to wait for. */
async function untilIdle(engine: Engine): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    await engine.run();
    const next = await nextRunAt(engine.database, engine.tenant);
    if (next === null) return;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now()) + 5));
  }
  throw new Error('A profile never came to rest.');
}

async function syncTogether(engines: Engine[], ref: DocumentRef): Promise<string[]> {
  await Promise.all(
    engines.map(({ database, tenant }) => enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true })),
  );
  await Promise.all(engines.map(untilIdle));
  const ends = await Promise.all(engines.map((engine) => engine.status(ref)));
  return ends.map(({ state, problem }) =>
    problem ? `${state} ${problem.code} ${JSON.stringify(problem.parts)}` : state,
  );
}

/** What of a quote is alive in Autotask: records that are marked as duplicates and empty are not. */
function liveSet(id: number) {
  const number = quoteNumberOf(id);
  const { autotask } = sandbox();
  const opportunities = autotask.all('Opportunities').filter(({ title }) => String(title).includes(number));
  const quotes = autotask.all('Quotes').filter(({ externalQuoteNumber }) => externalQuoteNumber === number);
  const items = autotask.all('QuoteItems').filter(({ quoteID }) => quotes.some((quote) => quote.id === quoteID));
  const duplicates = autotask.all('Opportunities').filter(({ title }) => String(title).startsWith('[duplicate of #'));
  return { opportunities, quotes, items, duplicates };
}

const namesOf = (items: Record<string, unknown>[]) => items.map(({ name, quantity }) => `${name} × ${quantity}`).sort();

describe('two browsers that sync one quote at the same moment', () => {
  it.each(Array.from({ length: 12 }, (_, index) => index + 1))('leave one live set (seed %i)', async (seed) => {
    const alone = await createEngine(sandbox());
    await alone.sync(`quote:${seedIndex.skeleton}`);
    const expected = namesOf(liveSet(seedIndex.skeleton).items);
    sandbox().reset();
    sandbox().quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
    const locations = sandbox().autotask.all('QuoteLocations').length;

    const engines = await Promise.all([browser(seed), browser(seed * 7919)]);
    expect(await syncTogether(engines, `quote:${seedIndex.skeleton}`)).toEqual(['synced', 'synced']);
    const { opportunities, quotes, items, duplicates } = liveSet(seedIndex.skeleton);
    expect([opportunities.length, quotes.length]).toEqual([1, 1]);
    expect(namesOf(items)).toEqual(expected);
    expect(opportunities[0]).toMatchObject({ useQuoteTotals: true });
    for (const { id, status, amount, probability } of duplicates) {
      expect({ status, amount, probability }).toEqual({ status: opportunityStatuses.lost, amount: 0, probability: 0 });
      expect(
        sandbox()
          .autotask.all('Quotes')
          .filter(({ opportunityID }) => opportunityID === id),
      ).toEqual([]);
    }
    expect(sandbox().autotask.all('QuoteLocations').length - locations).toBeLessThanOrEqual(2);
    const [one, other] = await Promise.all(engines.map((engine) => engine.links(`quote:${seedIndex.skeleton}`)));
    const idsOf = (links: typeof one) =>
      (links ?? []).filter(({ entity }) => /^(Opportunities|Quotes|QuoteItems)$/.test(entity) && true);
    const known = (links: typeof one) =>
      Object.fromEntries(
        idsOf(links)
          .filter(({ key }) => !key.startsWith('duplicate:'))
          .map(({ key, id }) => [key, id]),
      );
    expect(known(one)).toEqual(known(other));
  });
});

describe('two browsers that sync one order at the same moment', () => {
  it.each([1, 2, 3, 4, 5, 6])('leave one ticket with its charges (seed %i)', async (seed) => {
    const ref = `order:${seedIndex.orderWon}` as const;
    const settings = { salesOrders: { target: 'ticket' } };
    // The special product for shipping stands already; two at once would make two of it.
    await (await createEngine(sandbox(), settings)).sync(`order:${seedIndex.orderWonOptional}`);
    const engines = await Promise.all([browser(seed, settings), browser(seed * 104_729, settings)]);
    const before = new Set(
      sandbox()
        .autotask.all('Tickets')
        .map(({ id }) => id),
    );
    expect(await syncTogether(engines, ref)).toEqual(['synced', 'synced']);
    const made = sandbox()
      .autotask.all('Tickets')
      .filter(({ id }) => !before.has(id));
    const live = made.filter(({ externalID }) => externalID);
    expect(live).toHaveLength(1);
    const charges = sandbox()
      .autotask.all('TicketCharges')
      .filter(({ ticketID }) => made.some(({ id }) => id === ticketID));
    const names = charges.map(({ name, productID }) => `${name} ${productID}`);
    expect(charges.every(({ ticketID }) => ticketID === live[0]?.id)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });
});

describe('a browser that comes upon a half-written set', () => {
  it('leaves it to the other one while it grows, then completes it', async () => {
    const ref = `quote:${seedIndex.skeleton}` as const;
    const first = await browser(1);
    // The first one is stopped after two of four items, for good.
    sandbox().instrumentation.addFault({
      side: 'autotask',
      method: 'POST',
      path: '/Quotes/\\d+/Items',
      nth: 3,
      times: 100,
      action: { kind: 'drop', when: 'before' },
    });
    await first.sync(ref);
    sandbox().instrumentation.clearFaults();
    const half = liveSet(seedIndex.skeleton).items.length;
    expect(half).toBeLessThan(4);
    const second = await browser(2);
    expect(await second.sync(ref)).toMatchObject({ state: 'queued', problem: { code: 'written-elsewhere' } });
    expect(liveSet(seedIndex.skeleton).items).toHaveLength(half);
    await untilIdle(second);
    expect(await second.status(ref)).toMatchObject({ state: 'synced' });
    expect(liveSet(seedIndex.skeleton).items).toHaveLength(4);
    await untilIdle(first);
    expect(await first.status(ref)).toMatchObject({ state: 'synced' });
    expect(liveSet(seedIndex.skeleton)).toMatchObject({ opportunities: [{}], quotes: [{}], items: [{}, {}, {}, {}] });
  });
});

describe('a browser that is stopped between its opportunity and the look for others', () => {
  it('makes that look when it goes on, and takes the one that was there first', async () => {
    const ref = `quote:${seedIndex.won}` as const;
    const post = { side: 'autotask', method: 'POST' } as const;
    const path = '^/ATServicesRest/V1\\.0/Opportunities/?$';
    sandbox().instrumentation.addFault({ ...post, path, action: { kind: 'delay', ms: 1500 } });
    const slow = await browser(5);
    const running = slow.sync(ref);
    const isHeld = () => sandbox().instrumentation.log.some((request) => new RegExp(path).test(request.path));
    while (!isHeld()) await new Promise((resolve) => setTimeout(resolve, 5));
    const quick = await browser(6);
    expect(await quick.sync(ref)).toMatchObject({ state: 'synced' });
    const look = { ...post, path: '/Opportunities/query', action: { kind: 'drop', when: 'before' } } as const;
    sandbox().instrumentation.addFault(look);
    expect(await running).not.toMatchObject({ state: 'synced' });
    await slow.run({ skipWaits: true });
    expect(await slow.status(ref)).toMatchObject({ state: 'synced' });
    const { opportunities, quotes, duplicates } = liveSet(seedIndex.won);
    expect([opportunities.length, quotes.length, duplicates.length]).toEqual([1, 1, 1]);
    expect(duplicates[0]).toMatchObject({ status: opportunityStatuses.lost, amount: 0 });
  });
});

describe('queries that lag behind writes', () => {
  it('delay a sync, and double nothing', async () => {
    const ref = `quote:${seedIndex.skeleton}` as const;
    sandbox().autotask.setLimits({ queryLagMs: 120 });
    try {
      const engines = await Promise.all([browser(3), browser(4)]);
      expect(await syncTogether(engines, ref)).toEqual(['synced', 'synced']);
      const { opportunities, quotes, items } = liveSet(seedIndex.skeleton);
      expect([opportunities.length, quotes.length, items.length]).toEqual([1, 1, 4]);
    } finally {
      sandbox().autotask.setLimits({ queryLagMs: 0 });
    }
  });
});
