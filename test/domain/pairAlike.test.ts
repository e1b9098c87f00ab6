import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupRule, pairAlike } from '../../utils/domain/lines/pairAlike';

/** Something of one of a few kinds; what is of one kind is alike. */
interface Thing {
  id: number;
  kind: string;
}

const isAlike = (wanted: Thing, present: Thing) => wanted.kind === present.kind;
const things = (...kinds: string[]): Thing[] => kinds.map((kind, id) => ({ id, kind }));
const pairIds = (wanted: Thing[], present: Thing[], rule: GroupRule) =>
  pairAlike(wanted, present, { isAlike, rule }).map(([one, other]) => [one.id, other.id]);

const arbitraryThings = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 10 })
  .map((kinds) => things(...kinds));
const arbitraryRule = fc.constantFrom<GroupRule>('unique', 'complete', 'any');

describe('pairing by likeness', () => {
  it('pairs what is unique on both sides', () => {
    expect(pairIds(things('a', 'b', 'c'), things('c', 'a', 'x'), 'unique')).toEqual([
      [0, 1],
      [2, 0],
    ]);
  });

  it('leaves a group with several on either side where uniqueness is asked for', () => {
    expect(pairIds(things('a', 'a', 'b'), things('a', 'b', 'b'), 'unique')).toEqual([]);
  });

  it('pairs a complete group in the order in which both sides stand', () => {
    expect(pairIds(things('a', 'b', 'a'), things('a', 'a', 'b', 'b'), 'complete')).toEqual([
      [0, 0],
      [2, 1],
    ]);
  });

  it('pairs any group as far as both sides go', () => {
    expect(pairIds(things('a', 'a', 'b'), things('b', 'a', 'b'), 'any')).toEqual([
      [0, 1],
      [2, 0],
    ]);
  });

  it('makes a matching of equals, whatever both sides hold', () => {
    const property = fc.property(arbitraryThings, arbitraryThings, arbitraryRule, (wanted, present, rule) => {
      const pairs = pairAlike(wanted, present, { isAlike, rule });
      expect(pairs.every(([one, other]) => isAlike(one, other))).toBe(true);
      expect(new Set(pairs.map(([one]) => one)).size).toBe(pairs.length);
      expect(new Set(pairs.map(([, other]) => other)).size).toBe(pairs.length);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('pairs of each kind as many as its rule allows', () => {
    const property = fc.property(arbitraryThings, arbitraryThings, arbitraryRule, (wanted, present, rule) => {
      const pairs = pairAlike(wanted, present, { isAlike, rule });
      for (const kind of ['a', 'b', 'c', 'd']) {
        const [ones, others] = [wanted, present].map((side) => side.filter((thing) => thing.kind === kind).length);
        const paired = pairs.filter(([one]) => one.kind === kind).length;
        expect(paired).toBe(allowed(rule, ones ?? 0, others ?? 0));
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('pairs the same, in whatever order both sides are read, where no side is left with a choice', () => {
    const shuffled = fc
      .tuple(arbitraryThings, arbitraryThings)
      .chain(([wanted, present]) => fc.tuple(fc.constant({ wanted, present }), shuffle(wanted), shuffle(present)));
    const rule = fc.constantFrom<GroupRule>('unique', 'complete');
    const property = fc.property(shuffled, rule, ([asWritten, wanted, present], chosen) => {
      const [before, after] = [
        pairAlike(asWritten.wanted, asWritten.present, { isAlike, rule: chosen }),
        pairAlike(wanted, present, { isAlike, rule: chosen }),
      ];
      expect(new Set(after.map(([one]) => one))).toEqual(new Set(before.map(([one]) => one)));
      expect(new Set(after.map(([, other]) => other))).toEqual(new Set(before.map(([, other]) => other)));
    });
    fc.assert(property, { numRuns: 500 });
  });
});

function shuffle(all: Thing[]): fc.Arbitrary<Thing[]> {
  return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
}

function allowed(rule: GroupRule, wanted: number, present: number): number {
  if (rule === 'unique') return wanted === 1 && present === 1 ? 1 : 0;
  if (rule === 'complete') return wanted === present ? wanted : 0;
  return Math.min(wanted, present);
}
