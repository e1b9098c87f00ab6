import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { aLine, anAutotaskProduct, someSettings, withLines } from '../support/documents';
import { answer, codesOf, keysOf, settle, synced } from '../support/planAnswers';

describe('items', () => {
  const lines = [1, 2, 3].map((id) => aLine({ id, position: id, title: `Item ${id}` }));

  it('are recreated alone to refresh their tax, once', () => {
    const input = synced(lines);
    const products = [anAutotaskProduct({ productBillingCodeID: 302 })];
    const moved = { ...input, remote: { ...input.remote, products } };
    const plan = planSync(moved);
    expect(plan.problems).toEqual([]);
    expect(plan.questions.map(({ id, code }) => [id, code])).toEqual(
      lines.map(({ id }) => [`recreate:item:line-${id}`, null]),
    );
    const decided = answer(moved, 'recreate:item:line-3', 'Recreate item');
    const first = planSync(decided);
    expect(keysOf(first)).toEqual(['delete item:line-3#remove', 'create item:line-3']);
    expect(first.operations[1]?.after).toContain('item:line-3#remove');
    expect(settle(decided).end.remote.items.map(({ taxCategoryID }) => taxCategoryID)).toEqual([901, 901, 902]);
  });

  it('keep their material code when the setting moves', () => {
    const input = synced([aLine({ product: null })]);
    const settings = someSettings({ unlistedMaterialCode: 'Labor material' });
    const plan = planSync({ ...input, settings });
    expect(plan).toMatchObject({ operations: [], notices: [{ code: 'tax-category-moved' }] });
    const { end } = settle(answer({ ...input, settings }, 'recreate:item:line-81', 'Recreate'));
    expect(end.remote.items).toEqual([expect.objectContaining({ chargeID: 303, taxCategoryID: 903 })]);
  });

  it('are put into line order, from the first one that stands wrong', () => {
    const input = synced(lines);
    const reordered = [lines[0], lines[2], lines[1]].map((line, index) => aLine({ ...line, position: index + 1 }));
    const moved = { ...input, source: withLines(reordered) };
    expect(planSync(moved)).toMatchObject({ operations: [], problems: [] });
    const decided = answer(moved, 'rebuild-order', 'Rebuild order');
    const plan = planSync(decided);
    expect(keysOf(plan)).toEqual([
      'delete item:line-3#remove',
      'create item:line-3',
      'delete item:line-2#remove',
      'create item:line-2',
    ]);
    expect(plan.operations[3]?.after).toEqual(expect.arrayContaining(['item:line-2#remove', 'item:line-3']));
    expect(settle(decided).end.remote.items.map(({ name }) => name)).toEqual(['Item 1', 'Item 3', 'Item 2']);
  });

  it('offer no other order while theirs is that of the lines', () => {
    expect(planSync(synced(lines)).questions).toEqual([]);
  });

  it('that cannot be told apart are kept, taken over or removed', () => {
    const input = synced([aLine({ id: 1, quantity: 1 }), aLine({ id: 2, position: 2, quantity: 2 })]);
    const items = input.remote.items.map((item) => ({ ...item, quantity: 9 }));
    const unsure = (): PlanInput => ({
      ...input,
      remote: { ...input.remote, items },
      // The parents are known, the items are not.
      known: { links: input.known.links.filter(({ entity }) => entity !== 'QuoteItems'), intents: [] },
    });
    expect(codesOf(planSync(unsure()))).toEqual(['items-unattributed']);
    const quantities = (label: string) =>
      settle(answer(unsure(), 'items-unattributed', label)).end.remote.items.map(({ quantity }) => quantity);
    expect(quantities('Items of this document')).toEqual([1, 2]);
    expect(quantities('Somebody')).toEqual([9, 9, 1, 2]);
    expect(quantities('Left over')).toEqual([1, 2]);
  });
});
