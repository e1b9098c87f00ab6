import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../utils/domain/decisions';
import { planSync } from '../../utils/domain/planSync';
import type { Settings } from '../../utils/domain/settings';
import type { SourceLine } from '../../utils/domain/sourceDocument';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, aPlanInput, aProduct, someSettings, withLines, withoutRecord } from '../support/documents';

const source = withLines([aLine({ quantity: 1 })]);

/** A synced quote; then the line's quantity here and the item's in Autotask become these. */
function edited(
  { here = 1, there = 1 }: { here?: number; there?: number },
  conflicts: Settings['conflicts'] = 'ask',
  { forgotten = false } = {},
) {
  const input = aPlanInput({ source, settings: someSettings({ conflicts }) });
  const { remote, known } = applyInMemory(planSync(input).operations, input);
  const items = remote.items.map((item) => ({ ...item, quantity: there }));
  const next = {
    ...input,
    source: withLines([aLine({ quantity: here })]),
    remote: { ...(forgotten ? withoutRecord(remote) : remote), items },
    known: forgotten ? { links: [], intents: [] } : known,
  };
  return { next, plan: planSync(next) };
}

const writesOf = (plan: ReturnType<typeof planSync>) => plan.operations.filter(({ kind }) => kind !== 'adopt');
const codesOf = (plan: ReturnType<typeof planSync>) => plan.problems.map(({ code }) => code);
const quantityChange = (before: number, after: number) => [
  expect.objectContaining({ kind: 'update', key: 'item:line-81', changes: { quantity: { before, after } } }),
];

describe('a field against what was written last', () => {
  it('changed here only: is written, and nothing else', () => {
    expect(edited({ here: 4 }).plan.operations).toEqual(quantityChange(1, 4));
  });

  it.each(['ask', 'quoteManagerWins', 'autotaskWins'] as const)('changed in Autotask only: is kept (%s)', (setting) => {
    const { plan } = edited({ there: 4 }, setting);
    expect(plan).toMatchObject({ operations: [], problems: [] });
    expect(plan.notices.map(({ code }) => code)).toContain('kept');
  });

  it('changed to the same on both sides: only the memory of it moves', () => {
    const { plan } = edited({ here: 4, there: 4 });
    expect(plan.operations).toEqual([expect.objectContaining({ kind: 'adopt', base: { quantity: 4 } })]);
    expect(plan.notices).toEqual([]);
  });

  it('changed on both sides: the setting decides', () => {
    expect(edited({ here: 4, there: 6 }, 'ask').plan).toMatchObject({
      operations: [],
      problems: [{ code: 'conflict' }],
    });
    expect(edited({ here: 4, there: 6 }, 'quoteManagerWins').plan.operations).toEqual(quantityChange(6, 4));
    expect(writesOf(edited({ here: 4, there: 6 }, 'autotaskWins').plan)).toEqual([]);
  });

  it('without a base: equal fields are taken over, different ones are one question', () => {
    const equal = edited({}, 'ask', { forgotten: true }).plan;
    expect(writesOf(equal)).toEqual([]);
    expect(equal.operations.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['quote', 'item:line-81', 'opportunity']),
    );
    expect(codesOf(edited({ there: 4 }, 'ask', { forgotten: true }).plan)).toEqual(['conflict']);
    expect(writesOf(edited({ there: 4 }, 'quoteManagerWins', { forgotten: true }).plan)).toEqual(quantityChange(4, 1));
    expect(writesOf(edited({ there: 4 }, 'autotaskWins', { forgotten: true }).plan)).toEqual([]);
  });

  it('asks for nothing more once a conflict was decided for Quote Manager', () => {
    const { next, plan } = edited({ here: 4, there: 6 }, 'quoteManagerWins');
    expect(planSync({ ...next, ...applyInMemory(plan.operations, next) }).operations).toEqual([]);
  });

  it('that the document left out so far and Autotask leaves blank is written without a question', () => {
    const unknownCost = aPlanInput({ source: withLines([aLine({ product: aProduct({ cost: null }) })]) });
    const written = applyInMemory(planSync(unknownCost).operations, unknownCost);
    const plan = planSync({ ...unknownCost, ...written, source });
    expect(plan.problems).toEqual([]);
    expect(plan.operations).toEqual([
      expect.objectContaining({ key: 'item:line-81', changes: { unitCost: { before: null, after: 80 } } }),
    ]);
  });
});

describe('a cost that Autotask does not show', () => {
  const withCost = (cost: number) => withLines([aLine({ product: aProduct({ cost: new Big(cost) }) })]);
  const hidden = () => {
    const input = aPlanInput({ source: withCost(80) });
    const { remote, known } = applyInMemory(planSync(input).operations, input);
    return { ...input, known, remote: { ...remote, items: remote.items.map((item) => ({ ...item, unitCost: null })) } };
  };

  it('says nothing about a change: none is shown, none is asked about', () => {
    expect(planSync(hidden())).toMatchObject({ operations: [], problems: [], notices: [] });
    expect(planSync({ ...hidden(), source: withCost(79) })).toMatchObject({
      operations: [],
      problems: [],
      notices: [],
    });
  });

  it('is kept where it is shown and another one', () => {
    const { remote, ...input } = hidden();
    const shown = { ...remote, items: remote.items.map((item) => ({ ...item, unitCost: 70 })) };
    expect(planSync({ ...input, remote: shown }).notices.map(({ code }) => code)).toEqual(['kept']);
  });
});

describe('the discounts of an item', () => {
  const discounted = (value: number) =>
    withLines([aLine({ discount: value === 0 ? null : { kind: 'fixed', value: new Big(value) } })]);
  /** A person gave a discount a unit in Autotask; the line then gets a fixed one. */
  const both = (conflicts: Settings['conflicts'], decisions: Decisions = {}, here = 20) => {
    const input = aPlanInput({ source: discounted(0), settings: someSettings({ conflicts }) });
    const { remote, known } = applyInMemory(planSync(input).operations, input);
    const items = remote.items.map((item) => ({ ...item, unitDiscount: 5 }));
    return { ...input, known, decisions, remote: { ...remote, items }, source: discounted(here) };
  };
  const changes = (input: ReturnType<typeof both>) =>
    writesOf(planSync(input)).map((operation) => (operation.kind === 'update' ? operation.changes : operation.kind));
  const oursAlone = { unitDiscount: { before: 5, after: 0 }, lineDiscount: { before: 0, after: 20 } };

  it('are one value: another one in Autotask is kept, and asked about once the line gets its own', () => {
    expect(planSync(both('ask', {}, 0))).toMatchObject({ operations: [], problems: [] });
    expect(codesOf(planSync(both('ask')))).toEqual(['conflict']);
  });

  it.each([
    ['quoteManagerWins', {}],
    ['ask', { winners: { 'item:line-81.lineDiscount': 'quoteManager' } }],
  ] as const)('are written together, so that Autotask has one at most (%s)', (conflicts, decisions) => {
    expect(changes(both(conflicts, decisions))).toEqual([oursAlone]);
  });

  it.each([
    ['autotaskWins', {}],
    ['ask', { winners: { 'item:line-81.lineDiscount': 'autotask' } }],
  ] as const)('are left as they are in Autotask (%s)', (conflicts, decisions) => {
    const input = both(conflicts, decisions);
    expect(changes(input)).toEqual([]);
    const settled = { ...input, ...applyInMemory(planSync(input).operations, input), decisions: {} };
    expect(planSync(settled)).toMatchObject({ operations: [], problems: [] });
  });
});

describe('a discount of another kind', () => {
  const discounted = (discount: SourceLine['discount']) => withLines([aLine({ discount })]);
  const fixed = { kind: 'fixed', value: new Big(10) } as const;
  const percentage = { kind: 'percentage', value: new Big(5) } as const;
  /** Fixed on both sides; a person raises it in Autotask, and the line gets a percentage instead. */
  const both = (conflicts: Settings['conflicts'], decisions: Decisions = {}) => {
    const input = aPlanInput({ source: discounted(fixed), settings: someSettings({ conflicts }) });
    const { remote, known } = applyInMemory(planSync(input).operations, input);
    const items = remote.items.map((item) => ({ ...item, lineDiscount: 20 }));
    return planSync({ ...input, known, decisions, remote: { ...remote, items }, source: discounted(percentage) });
  };
  const changes = (plan: ReturnType<typeof planSync>) =>
    writesOf(plan).map((operation) => (operation.kind === 'update' ? operation.changes : operation.kind));
  const answered = (winner: 'quoteManager' | 'autotask') => ({ winners: { 'item:line-81.lineDiscount': winner } });

  it('is asked about once', () => {
    const plan = both('ask');
    expect(codesOf(plan)).toEqual(['conflict']);
    expect(plan.questions.filter(({ id }) => id.startsWith('conflict:'))).toHaveLength(1);
  });

  it('comes in the place of the other one, or not at all', () => {
    const instead = { percentageDiscount: { before: 0, after: 5 }, lineDiscount: { before: 20, after: 0 } };
    expect(changes(both('ask', answered('quoteManager')))).toEqual([instead]);
    expect(changes(both('quoteManagerWins'))).toEqual([instead]);
    expect(changes(both('ask', answered('autotask')))).toEqual([]);
    expect(changes(both('autotaskWins'))).toEqual([]);
  });
});

describe('a target that is gone', () => {
  const input = aPlanInput({ source });
  const { remote, known } = applyInMemory(planSync(input).operations, input);

  it('is asked about, not made anew', () => {
    const noQuote = planSync({ ...input, known, remote: { ...remote, quotes: [], items: [] } });
    const noOpportunity = planSync({ ...input, known, remote: { ...remote, opportunities: [] } });
    for (const plan of [noQuote, noOpportunity]) {
      expect(codesOf(plan)).toEqual(['target-gone']);
      expect(plan.operations).toEqual([]);
    }
  });
});
