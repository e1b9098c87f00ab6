import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import type { SourceLine } from '../../utils/domain/sourceDocument';
import { applyInMemory } from '../support/applyInMemory';
import {
  aLine,
  anAutotaskProduct,
  aPlanInput,
  aProduct,
  someRemote,
  someSettings,
  withLines,
  withoutRecord,
} from '../support/documents';

const products = [anAutotaskProduct(), anAutotaskProduct({ id: 7002, externalProductID: 'PN-2' })];
const other = aProduct({ id: 501, number: 'PN-2', manufacturerPartNumber: 'MPN-2' });

/** A quote with these lines after its first sync. */
function synced(lines: SourceLine[], partial: Partial<PlanInput> = {}) {
  const input = aPlanInput({ source: withLines(lines), remote: someRemote({ products }), ...partial });
  return { ...input, ...applyInMemory(planSync(input).operations, input) };
}
const forget = (input: PlanInput): PlanInput => ({
  ...input,
  remote: withoutRecord(input.remote),
  known: { links: [], intents: [] },
});
const keysOf = (plan: ReturnType<typeof planSync>) => plan.operations.map(({ kind, key }) => `${kind} ${key}`);
const codesOf = (plan: ReturnType<typeof planSync>) => plan.problems.map(({ code }) => code);
const idOf = (plan: ReturnType<typeof planSync>, key: string) =>
  plan.operations.flatMap((operation) => (operation.kind === 'adopt' && operation.key === key ? [operation.id] : []));

describe('items without a memory of their lines', () => {
  it('are paired by reference, name and numbers', () => {
    const input = synced([aLine({ id: 1, title: 'A' }), aLine({ id: 2, title: 'B' })]);
    const plan = planSync(forget(input));
    const [a, b] = input.remote.items;
    expect([a?.name, b?.name]).toEqual(['A', 'B']);
    expect([idOf(plan, 'item:line-1'), idOf(plan, 'item:line-2')]).toEqual([[a?.id], [b?.id]]);
  });

  it('that are equal are paired one to one', () => {
    const input = synced([1, 2, 3].map((id) => aLine({ id, position: id })));
    const plan = planSync(forget(input));
    const ids = [1, 2, 3].flatMap((id) => idOf(plan, `item:line-${id}`));
    expect(ids).toEqual(input.remote.items.map((item) => item.id));
    expect(plan.operations.every(({ kind }) => kind === 'adopt')).toBe(true);
  });

  it('that cannot be told apart stop everything of the document', () => {
    const input = synced([aLine({ id: 1, quantity: 1 }), aLine({ id: 2, quantity: 2 })]);
    const items = input.remote.items.map((item) => ({ ...item, quantity: 9 }));
    const plan = planSync(forget({ ...input, remote: { ...input.remote, items } }));
    expect(codesOf(plan)).toEqual(['items-unattributed']);
    expect(plan.operations).toEqual([]);
  });
});

describe('items of a synced quote', () => {
  const lines = [aLine({ id: 1 }), aLine({ id: 2, position: 2, product: other })];

  it('that a person made are never touched', () => {
    const input = synced(lines);
    const foreign = input.remote.items.map((item) => ({ ...item, id: item.id + 500, quantity: 77 }));
    const remote = { ...input.remote, items: [...input.remote.items, ...foreign] };
    expect(planSync({ ...input, remote }).operations).toEqual([]);
    const removal = planSync({ ...input, remote, source: withLines(lines.slice(0, 1)) });
    expect(removal.operations).toEqual([expect.objectContaining({ kind: 'delete', id: input.remote.items[1]?.id })]);
  });

  it('that another browser may have made for a new line are asked about, not made twice', () => {
    const input = synced(lines);
    const [first] = input.remote.items;
    const theirs = first ? [{ ...first, id: first.id + 500, name: 'New one', quantity: 3 }] : [];
    const remote = { ...input.remote, items: [...input.remote.items, ...theirs] };
    const source = withLines([...lines, aLine({ id: 3, position: 3, title: 'New one', quantity: 4 })]);
    expect(codesOf(planSync({ ...input, remote, source }))).toEqual(['items-unattributed']);
    const decided = planSync({ ...input, remote, source, decisions: { unattributed: 'takeOver' } });
    expect(keysOf(decided)).toEqual(['adopt item:line-3', 'update item:line-3']);
  });

  it('go with their lines', () => {
    const input = synced(lines);
    const source = withLines(lines.slice(1));
    const plan = planSync({ ...input, source });
    expect(keysOf(plan)).toEqual(['delete item:line-1#remove']);
    expect(planSync({ ...input, ...applyInMemory(plan.operations, input), source }).operations).toEqual([]);
  });

  it('whose line and record both went are forgotten without a request', () => {
    const input = synced(lines);
    const remote = { ...input.remote, items: input.remote.items.slice(1) };
    const plan = planSync({ ...input, remote, source: withLines(lines.slice(1)) });
    expect(plan).toMatchObject({ operations: [], forget: ['item:line-1'], problems: [] });
  });

  it('that a person removed are asked about, kept away, or made anew, by the setting', () => {
    const input = synced(lines);
    const remote = { ...input.remote, items: input.remote.items.slice(1) };
    const by = (conflicts: PlanInput['settings']['conflicts']) =>
      planSync({ ...input, remote, settings: someSettings({ conflicts }) });
    expect(by('ask')).toMatchObject({ operations: [], problems: [{ code: 'conflict' }] });
    expect(by('autotaskWins').operations).toEqual([]);
    expect(by('autotaskWins').notices.map(({ code }) => code)).toContain('kept');
    expect(keysOf(by('quoteManagerWins'))).toEqual(['create item:line-1']);
  });

  it('are replaced when the line refers to another product', () => {
    const input = synced([aLine({ id: 1 })]);
    const source = withLines([aLine({ id: 1, product: other })]);
    const plan = planSync({ ...input, source });
    expect(keysOf(plan)).toEqual(['delete item:line-1#remove', 'create item:line-1']);
    expect(plan.operations[1]?.after).toEqual(['item:line-1#remove']);
    const after = applyInMemory(plan.operations, input);
    expect(after.remote.items).toEqual([expect.objectContaining({ productID: 7002 })]);
    expect(planSync({ ...input, ...after, source }).operations).toEqual([]);
  });

  it('whose removal for a replacement was never answered are no conflict', () => {
    const input = synced([aLine({ id: 1 })]);
    const source = withLines([aLine({ id: 1, product: other })]);
    const plan = planSync({ ...input, source, remote: { ...input.remote, items: [] } });
    expect(plan.problems).toEqual([]);
    expect(keysOf(plan)).toEqual(['create item:line-1']);
  });

  it('keep the tax category that they were made with', () => {
    const input = synced([aLine({ id: 1 })]);
    const moved = input.remote.products.map((product) => ({ ...product, productBillingCodeID: 302 }));
    expect(planSync({ ...input, remote: { ...input.remote, products: moved } }).operations).toEqual([]);
  });
});
