import { describe, expect, it } from 'vitest';
import type { Known } from '../../utils/domain/known';
import { claimStage } from '../../utils/domain/operationGraph';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { applyInMemory } from '../support/applyInMemory';
import { claimed } from '../support/claimed';
import { aLine, aPlanInput, withLines, withoutRecord } from '../support/documents';

const source = withLines([aLine({ id: 1 }), aLine({ id: 2, position: 2, quantity: 2 })]);
const keysOf = (plan: ReturnType<typeof planSync>) => plan.operations.map(({ kind, key }) => `${kind} ${key}`);

const claimedHere = () => claimed(aPlanInput({ source }));

/** Another browser's record, equal but for its id. */
const rivalOf = <T extends { id: number }>(own: T, id: number): T => ({ ...own, id });
const remember = (known: Known, madeAgeMs: number): Known => ({
  ...known,
  links: known.links.map((link) => (link.madeAgeMs === undefined ? link : { ...link, madeAgeMs })),
});

describe('a plan that makes an opportunity', () => {
  it('is carried out up to the opportunity, with the addresses beside it', () => {
    const stage = claimStage(planSync(aPlanInput({ source })).operations);
    expect(stage.map(({ entity }) => entity).sort()).toEqual(['Opportunities', 'QuoteLocations']);
  });

  it('goes on with quote and items where nobody else made one', () => {
    expect(keysOf(planSync(claimedHere()))).toEqual([
      'create quote',
      'create item:line-1',
      'create item:line-2',
      'update opportunity',
    ]);
  });

  it('goes on where another one came later', () => {
    const input = claimedHere();
    const [own] = input.remote.opportunities;
    const opportunities = own ? [own, rivalOf(own, own.id + 1)] : [];
    expect(keysOf(planSync({ ...input, remote: { ...input.remote, opportunities } }))).toContain('create quote');
  });
});

describe('an opportunity that another browser made first', () => {
  function beaten() {
    const input = claimedHere();
    const [own] = input.remote.opportunities;
    const opportunities = own ? [rivalOf(own, 17), own] : [];
    return { own, input: { ...input, remote: { ...input.remote, opportunities } } };
  }

  it('is taken, and the own empty one is marked as its duplicate and lost', () => {
    const { own, input } = beaten();
    const plan = planSync(input);
    expect(plan.operations).toEqual([
      expect.objectContaining({
        kind: 'update',
        id: own?.id,
        changes: expect.objectContaining({
          title: { before: own?.title, after: '[duplicate of #17]' },
          status: { before: 41, after: 43 },
          probability: { before: own?.probability, after: 0 },
          amount: { before: own?.amount, after: 0 },
        }),
      }),
      expect.objectContaining({ kind: 'adopt', key: 'opportunity', id: 17 }),
    ]);
  });

  it('gets quote and items from this browser where it has none, without a conflict', () => {
    const { input } = beaten();
    const next = { ...input, ...applyInMemory(planSync(input).operations, input) };
    const plan = planSync(next);
    expect(plan.problems).toEqual([]);
    expect(keysOf(plan)).toEqual(['create quote', 'create item:line-1', 'create item:line-2', 'update opportunity']);
    expect(plan.operations.at(-1)).toMatchObject({ id: 17 });
  });

  it('is left to that browser while its items come, and completed when it stands still', () => {
    const whole = applyInMemory(planSync(aPlanInput({ source })).operations, aPlanInput({ source }));
    const items = whole.remote.items.slice(0, 1);
    const { opportunities: finished } = withoutRecord(whole.remote);
    const opportunities = finished.map((row) => ({ ...row, useQuoteTotals: false }));
    const input = aPlanInput({ source, remote: { ...whole.remote, items, opportunities } });
    const plan = planSync(input);
    const quoteId = whole.remote.quotes[0]?.id;
    expect(plan).toMatchObject({ watch: { parentId: quoteId, count: 1 }, waitMs: 10_000, problems: [] });
    const seen = (count: number, ageMs: number): Known => ({
      links: [],
      intents: [
        { key: 'watch:items', entity: 'Quotes', fields: { what: 'present', parentId: quoteId ?? 0, count }, ageMs },
      ],
    });
    expect(planSync({ ...input, known: seen(1, 29_000) })).toMatchObject({ waitMs: 1000 });
    expect(planSync({ ...input, known: seen(0, 31_000) })).toMatchObject({ waitMs: 10_000, watch: { count: 1 } });
    const completing = planSync({ ...input, known: seen(1, 30_000) });
    expect(completing).toMatchObject({ watch: null, waitMs: null });
    expect(keysOf(completing).filter((key) => key.startsWith('create'))).toEqual(['create item:line-2']);
  });
});

describe('an opportunity whose creation was never answered', () => {
  it('is one of several equal ones: the oldest is taken, the others are marked', () => {
    const { remote, known } = claimedHere();
    const [own] = remote.opportunities;
    const link = known.links.find(({ key }) => key === 'opportunity');
    const fields = link?.base ?? {};
    const intents = [{ key: 'opportunity', entity: 'Opportunities' as const, fields, ageMs: 500 }];
    const links = known.links.filter(({ key }) => key !== 'opportunity');
    const opportunities = own ? [own, rivalOf(own, own.id + 3)] : [];
    const plan = planSync(aPlanInput({ source, remote: { ...remote, opportunities }, known: { links, intents } }));
    expect(keysOf(plan)).toEqual([`update duplicate:${(own?.id ?? 0) + 3}`, 'adopt opportunity']);
    expect(plan).toMatchObject({ waitMs: null, problems: [] });
  });
});

describe('a record of this browser that no query shows yet', () => {
  it('is waited for, and only then counts as removed', () => {
    const input = claimedHere();
    const unseen = { ...input, remote: { ...input.remote, opportunities: [] } };
    expect(planSync({ ...unseen, known: remember(input.known, 3000) })).toMatchObject({
      waitMs: 7000,
      operations: [],
      problems: [],
    });
    const late = planSync({ ...unseen, known: remember(input.known, 10_000) });
    expect(late.problems.map(({ code }) => code)).toEqual(['target-gone']);
  });
});

describe('a quote that came twice at the same moment', () => {
  it('of this browser gives up its items and its number, and the older one is taken', () => {
    const start = aPlanInput({ source });
    const whole = applyInMemory(planSync(start).operations, start);
    const [own] = whole.remote.quotes;
    const quotes = own ? [rivalOf(own, 11), { ...own, primaryQuote: false }] : [];
    const input = { ...start, ...whole, remote: { ...whole.remote, quotes } };
    const plan = planSync(input);
    expect(keysOf(plan)).toEqual([
      'delete item:line-1#remove',
      'delete item:line-2#remove',
      `update duplicate:${own?.id}`,
      'adopt quote',
    ]);
    const { remote, known } = applyInMemory(plan.operations, input);
    expect(remote.quotes).toMatchObject([{ id: 11 }, { externalQuoteNumber: null, name: '[duplicate of #11]' }]);
    expect(remote.items).toEqual([]);
    expect(known.links.find(({ key }) => key === 'quote')).toMatchObject({ id: 11 });
  });

  it('of another browser is left alone', () => {
    const start = aPlanInput({ source });
    const whole = applyInMemory(planSync(start).operations, start);
    const [own] = whole.remote.quotes;
    const quotes = own ? [own, rivalOf(own, own.id + 9)] : [];
    expect(planSync({ ...start, ...whole, remote: { ...whole.remote, quotes } }).operations).toEqual([]);
  });
});

describe('an item that came twice at the same moment', () => {
  const start = aPlanInput({ source });
  const whole = applyInMemory(planSync(start).operations, start);
  const [first] = whole.remote.items;
  const doubled = (id: number): PlanInput => ({
    ...start,
    ...whole,
    remote: { ...whole.remote, items: first ? [...whole.remote.items, rivalOf(first, id)] : [] },
  });

  it('of this browser goes, and its line follows the older one', () => {
    const input = doubled(5);
    const plan = planSync(input);
    expect(keysOf(plan)).toEqual([`delete surplus:${first?.id}#remove`, 'adopt item:line-1']);
    expect(plan.operations[1]).toMatchObject({ id: 5, after: [`surplus:${first?.id}#remove`] });
    const end = { ...input, ...applyInMemory(plan.operations, input) };
    expect(end.remote.items).toHaveLength(2);
    expect(planSync(end)).toMatchObject({ operations: [], problems: [] });
  });

  it('of another browser, or of a person, is left alone', () => {
    expect(planSync(doubled(900_000)).operations).toEqual([]);
  });
});
