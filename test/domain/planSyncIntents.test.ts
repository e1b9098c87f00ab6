import { describe, expect, it } from 'vitest';
import type { OpenIntent } from '../../utils/domain/known';
import { planSync } from '../../utils/domain/planSync';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, aPlanInput, aProduct, withLines } from '../support/documents';

const source = withLines([aLine({ id: 1 }), aLine({ id: 2, position: 2 })]);
const start = aPlanInput({ source });
const first = planSync(start).operations;
const locationKey = first.find(({ entity }) => entity === 'QuoteLocations')?.key ?? '';

/** What stands when the create of `key` was carried out (or not) without an answer, everything before it with one. */
function cutOff(key: string, { carriedOut, ageMs = 60_000 }: { carriedOut: boolean; ageMs?: number }) {
  const index = first.findIndex((operation) => operation.kind === 'create' && operation.key === key);
  const before = applyInMemory(first.slice(0, index), start);
  const after = applyInMemory(first.slice(0, index + 1), start);
  const link = after.known.links.find((candidate) => candidate.key === key);
  if (!link) throw new Error(`Nothing makes ${key}.`);
  const intent: OpenIntent = { key, entity: link.entity, fields: link.base, ageMs };
  const remote = carriedOut ? after.remote : before.remote;
  return { input: { ...start, remote, known: { links: before.known.links, intents: [intent] } }, id: link.id };
}

describe.each(['opportunity', locationKey, 'quote', 'item:line-1', 'item:line-2'])(
  'a create without an answer: %s',
  (key) => {
    it('is adopted where it was carried out, however young', () => {
      for (const ageMs of [0, 60_000]) {
        const { input, id } = cutOff(key, { carriedOut: true, ageMs });
        const plan = planSync(input);
        expect(plan).toMatchObject({ problems: [], waitMs: null });
        const mine = plan.operations.filter((operation) => operation.key === key);
        expect(mine[0]).toMatchObject({ kind: 'adopt', id });
        expect(mine.some(({ kind }) => kind === 'create')).toBe(false);
      }
    });

    it('is waited for while it may still turn up', () => {
      const { input } = cutOff(key, { carriedOut: false, ageMs: 4000 });
      expect(planSync(input).waitMs).toBe(6000);
    });

    it('is sent again once it cannot turn up any more', () => {
      const { input } = cutOff(key, { carriedOut: false, ageMs: 10_000 });
      const plan = planSync(input);
      expect(plan.waitMs).toBeNull();
      expect(plan.operations.filter((operation) => operation.key === key)[0]?.kind).toBe('create');
    });

    it('ends in the one set of records either way', () => {
      for (const carriedOut of [true, false]) {
        const { input } = cutOff(key, { carriedOut });
        const end = applyInMemory(planSync(input).operations, input);
        const { opportunities, quotes, items, locations } = end.remote;
        expect([opportunities, quotes, items, locations].map((records) => records.length)).toEqual([1, 1, 2, 1]);
        expect(opportunities[0]).toMatchObject({ useQuoteTotals: true });
        expect(planSync({ ...input, ...end }).operations).toEqual([]);
      }
    });
  },
);

describe('a product without an answer', () => {
  const missing = aPlanInput({
    source: withLines([aLine({ product: aProduct({ number: 'NEW', manufacturerPartNumber: '' }) })]),
  });
  const intent: OpenIntent = { key: 'product:NEW', entity: 'Products', fields: {}, ageMs: 1000 };

  it('is waited for before it is made a second time', () => {
    expect(planSync({ ...missing, known: { links: [], intents: [intent] } }).waitMs).toBe(9000);
    expect(planSync({ ...missing, known: { links: [], intents: [{ ...intent, ageMs: 10_000 }] } }).waitMs).toBeNull();
  });
});

describe('two equal items without an answer', () => {
  it('never claim the same record', () => {
    const one = cutOff('item:line-1', { carriedOut: true });
    const intents = ['item:line-1', 'item:line-2'].map((key) => ({ ...one.input.known.intents[0], key }) as OpenIntent);
    const plan = planSync({ ...one.input, known: { ...one.input.known, intents } });
    const kinds = plan.operations.filter(({ key }) => key.startsWith('item:')).map(({ kind, key }) => `${kind} ${key}`);
    expect(kinds).toEqual(['adopt item:line-1', 'create item:line-2']);
  });
});
