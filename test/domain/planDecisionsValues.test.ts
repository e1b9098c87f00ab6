import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../utils/domain/decisions';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { withNativeTarget } from '../../utils/domain/sale/managedElsewhere';
import { aDocument, aLine, withLines } from '../support/documents';
import { answer, codesOf, first, keysOf, questionOf, settle, synced, writesOf } from '../support/planAnswers';

describe('values that were changed in both', () => {
  const conflicting = (): PlanInput => {
    const input = synced([aLine(), aLine({ id: 82, position: 2, title: 'Dock' })]);
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6 }));
    const lines = [aLine({ quantity: 4 }), aLine({ id: 82, position: 2, title: 'Dock', quantity: 4 })];
    return { ...input, source: withLines(lines), remote: { ...input.remote, items } };
  };

  it('are asked about one by one and all at once, with both values', () => {
    const plan = planSync(conflicting());
    expect(codesOf(plan)).toEqual(['conflict']);
    expect(questionOf(plan, 'conflict:item:line-81.quantity')).toMatchObject({
      answers: [
        { label: 'Quote Manager’s value', hint: '4' },
        { label: 'Autotask’s value', hint: '6' },
      ],
    });
    expect(questionOf(plan, 'conflict')?.settles).toEqual([
      'conflict:item:line-81.quantity',
      'conflict:item:line-82.quantity',
    ]);
  });

  it('are written where Quote Manager wins, kept where Autotask does, and not asked about again', () => {
    const decisions: Decisions = {
      winners: { 'item:line-81.quantity': 'quoteManager', 'item:line-82.quantity': 'autotask' },
    };
    const decided = { ...conflicting(), decisions };
    expect(keysOf(planSync(decided))).toEqual(['update item:line-81']);
    const { end } = settle(decided);
    expect(end.remote.items.map(({ quantity }) => quantity)).toEqual([4, 6]);
    expect(planSync(end).notices.map(({ code }) => code)).toContain('kept');
  });

  it('are all from one side by one answer', () => {
    expect(settle(answer(conflicting(), 'conflict', 'All from Quote Manager')).end.remote.items).toEqual([
      expect.objectContaining({ quantity: 4 }),
      expect.objectContaining({ quantity: 4 }),
    ]);
    expect(settle(answer(conflicting(), 'conflict', 'All from Autotask')).plan.operations).toEqual([
      expect.objectContaining({ kind: 'adopt' }),
      expect.objectContaining({ kind: 'adopt' }),
    ]);
  });

  it('that were changed in Autotask only can be overruled', () => {
    const input = synced();
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6 }));
    const kept = { ...input, remote: { ...input.remote, items } };
    expect(planSync(kept)).toMatchObject({ operations: [], problems: [] });
    const { end } = settle(answer(kept, 'kept:item:line-81.quantity', 'Use Quote Manager’s value'));
    expect(end.remote.items[0]).toMatchObject({ quantity: 1 });
  });

  it('of an item that a person removed: made again, or left away for good', () => {
    const input = synced([aLine(), aLine({ id: 82, position: 2, title: 'Dock' })]);
    const removed = { ...input, remote: { ...input.remote, items: input.remote.items.slice(0, 1) } };
    expect(codesOf(planSync(removed))).toEqual(['conflict']);
    expect(keysOf(settle(answer(removed, 'conflict:item:line-82', 'Make it again')).plan)).toEqual([
      'create item:line-82',
    ]);
    const { plan, end } = settle(answer(removed, 'conflict:item:line-82', 'Leave it removed'));
    expect(writesOf(plan)).toEqual([]);
    const again = answer(end, 'kept:item:line-82', 'Make it again');
    expect(keysOf(settle(again).plan)).toEqual(['create item:line-82']);
  });
});

describe('a document that stands in Autotask and was never ours', () => {
  const found = (): PlanInput => {
    const input = synced();
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6, unitPrice: 90 }));
    const opportunities = input.remote.opportunities.map((opportunity) => ({ ...opportunity, description: null }));
    return { ...input, remote: { ...input.remote, items, opportunities }, known: { links: [], intents: [] } };
  };

  it('is taken over by one decision that says how much it changes', () => {
    const plan = planSync(found());
    expect(codesOf(plan)).toEqual(['conflict']);
    expect(questionOf(plan, 'take-over')?.answers).toEqual([
      expect.objectContaining({ label: 'Take over and update 2 fields', decision: { takeOver: true } }),
    ]);
    expect(plan.withheld).toContainEqual(
      expect.objectContaining({
        kind: 'update',
        changes: { quantity: { before: 6, after: 1 }, unitPrice: { before: 90, after: 100 } },
      }),
    );
    const { end } = settle(answer(found(), 'take-over', 'Take over'));
    expect(end.remote.items[0]).toMatchObject({ quantity: 1, unitPrice: 100 });
  });
});

describe('a document of Quote Manager’s own integration', () => {
  const native = { opportunityId: 0, quoteId: 0, organizationId: null };
  const managed = (): PlanInput => {
    const input = synced();
    const opportunity = first(input.remote.opportunities);
    const quote = first(input.remote.quotes);
    const items = input.remote.items.map((item) => ({ ...item, quantity: 6 }));
    const renamed = { ...opportunity, title: 'Their own title', description: null };
    const theirs = { ...quote, externalQuoteNumber: null };
    return {
      ...input,
      known: { links: [], intents: [] },
      source: aDocument({ native: { ...native, opportunityId: renamed.id, quoteId: theirs.id } }),
      remote: { ...input.remote, opportunities: [renamed], quotes: [theirs], items },
    };
  };

  it('is compared: its differences are shown, nothing is written', () => {
    const plan = planSync(managed());
    expect(codesOf(plan)).toEqual(['managed-elsewhere']);
    expect(plan).toMatchObject({ operations: [], forget: [] });
    expect(plan.withheld.filter(({ kind }) => kind === 'update').map(({ key }) => key)).toEqual(
      expect.arrayContaining(['item:line-81', 'quote', 'opportunity']),
    );
    expect(plan.withheld.some(({ kind }) => kind === 'create')).toBe(false);
    expect(plan.questions[0]?.answers[0]?.label).toBe('Take over and update 3 fields');
  });

  it('is ours once it was taken over, by its own records', () => {
    const { end } = settle(answer(managed(), 'take-over', 'Take over'));
    expect(end.remote.opportunities).toHaveLength(1);
    expect(end.remote.quotes).toEqual([expect.objectContaining({ externalQuoteNumber: 'QO00000001' })]);
    expect(end.remote.items[0]).toMatchObject({ quantity: 1 });
  });

  describe('that was ours before', () => {
    /** Ours, with everything; beside it stands what the integration made later: an opportunity and a quote of its own. */
    const overtaken = (ids: Partial<PlanInput['source']['native']>): PlanInput => {
      const input = synced();
      const opportunity = {
        ...first(input.remote.opportunities),
        id: 777_777,
        title: 'Their own title',
        description: null,
      };
      const quote = { ...first(input.remote.quotes), id: 777_778, opportunityID: 777_777, externalQuoteNumber: null };
      return {
        ...input,
        source: aDocument({ native: { opportunityId: null, quoteId: null, organizationId: null, ...ids } }),
        remote: {
          ...input.remote,
          opportunities: [...input.remote.opportunities, opportunity],
          quotes: [...input.remote.quotes, quote],
        },
      };
    };

    it.each([{ opportunityId: 777_777, quoteId: 777_778 }, { opportunityId: 777_777 }, { quoteId: 777_778 }])(
      'goes on in the records of that integration, for good and in every browser: $opportunityId, $quoteId',
      (ids) => {
        const given = overtaken(ids);
        expect(codesOf(planSync(given))).toEqual(['managed-elsewhere']);
        const answered = answer(given, 'take-over', 'Take over');
        const { end } = settle({ ...answered, decisions: withNativeTarget(answered.decisions, 777_777) });
        const linked = (key: string) => end.known.links.find((link) => link.key === key)?.id;
        expect(linked('opportunity')).toBe(777_777);
        expect(end.remote.quotes.find(({ id }) => id === linked('quote'))).toMatchObject({ opportunityID: 777_777 });
        expect(end.remote.opportunities[0]).toEqual(given.remote.opportunities[0]);
        expect(planSync({ ...end, decisions: {} })).toMatchObject({ operations: [], problems: [] });
        const elsewhere = { ...end, decisions: {}, known: { links: [], intents: [] } };
        expect(planSync(elsewhere).problems).toEqual([]);
        expect(writesOf(planSync(elsewhere))).toEqual([]);
      },
    );
  });
});
