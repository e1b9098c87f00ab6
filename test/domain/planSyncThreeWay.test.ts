import { describe, expect, it } from 'vitest';
import { planSync } from '../../utils/domain/planSync';
import type { Settings } from '../../utils/domain/settings';
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
