import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { formatMoney } from '../../utils/domain/text/formatMoney';
import { aLine, aPlanInput, someRemote, someSettings, withLines } from '../support/documents';
import { answer, codesOf, first, keysOf, questionOf, settle, synced } from '../support/planAnswers';

describe('an opportunity that is not certain', () => {
  const candidate = (id: number) => ({ ...first(synced().remote.opportunities), id, description: null });
  const ambiguous = () => aPlanInput({ remote: someRemote({ opportunities: [candidate(501), candidate(502)] }) });

  it('is asked about with their facts, a new one and a search', () => {
    const question = questionOf(planSync(ambiguous()), 'opportunity');
    expect(question?.code).toBe('ambiguous-target');
    expect(question?.answers.map(({ decision }) => decision)).toEqual([
      { opportunity: { use: 501 } },
      { opportunity: { use: 502 } },
      { opportunity: { make: 'new', noneOf: [501, 502] } },
    ]);
    expect(question?.answers[0]?.hint).toContain(`Proposal · Active · ${formatMoney(100)}`);
    expect(question?.search).toEqual({ entity: 'Opportunities', companyId: 9001, into: 'opportunity' });
  });

  it('is the one that was chosen', () => {
    const { end } = settle(answer(ambiguous(), 'opportunity', 'Use "New office (QO00000001)" (#502)'));
    expect(end.remote.quotes).toEqual([expect.objectContaining({ opportunityID: 502 })]);
    expect(end.remote.opportunities).toHaveLength(2);
  });

  it('is a new one, once', () => {
    const { end } = settle(answer(ambiguous(), 'opportunity', 'Make a new one'));
    expect(end.remote.opportunities).toHaveLength(3);
    expect(end.remote.quotes).toEqual([expect.objectContaining({ opportunityID: end.remote.opportunities[2]?.id })]);
  });

  it('is asked about beside other open ones only with opportunities.match: ask', () => {
    const other = { ...candidate(503), title: 'Another matter' };
    const input = aPlanInput({
      remote: someRemote({ opportunities: [other] }),
      settings: someSettings({ opportunities: { match: 'ask' } }),
    });
    expect(codesOf(planSync(input))).toEqual(['opportunity-choice']);
    expect(settle(answer(input, 'opportunity', 'Make a new one')).end.remote.opportunities).toHaveLength(2);
  });
});

describe('an opportunity that a person closed', () => {
  const source = withLines([aLine({ quantity: 3 })]);
  const closed = (): PlanInput => {
    const input = synced();
    const opportunities = input.remote.opportunities.map((opportunity) => ({ ...opportunity, status: 42 }));
    return { ...input, source, remote: { ...input.remote, opportunities } };
  };

  it('is reopened for the change, and open afterwards while the quote is', () => {
    const { plan, end } = settle(answer(closed(), 'opportunity-closed', 'Reopen it'));
    expect(keysOf(plan).slice(0, 2)).toEqual(['update opportunity#reopen', 'update item:line-81']);
    expect(end.remote.opportunities[0]).toMatchObject({ status: 41 });
    expect(end.remote.items[0]).toMatchObject({ quantity: 3 });
  });

  it('is closed again where the document is won', () => {
    const won = { ...source, state: 'won' as const };
    const decided = answer({ ...closed(), source: won }, 'opportunity-closed', 'Reopen it');
    const { end } = settle(decided);
    expect(end.remote.opportunities[0]).toMatchObject({ stage: 32, status: 42 });
  });

  it('stays closed beside a new one, with a quote of its own', () => {
    const input = closed();
    const { plan, end } = settle(answer(input, 'opportunity-closed', 'Make a new opportunity'));
    expect(plan.forget).toEqual(expect.arrayContaining(['opportunity', 'quote', 'item:line-81']));
    expect(end.remote.opportunities.map(({ status }) => status)).toEqual([42, 41]);
    expect(end.remote.items.map(({ quantity }) => quantity)).toEqual([1, 3]);
  });

  it('stays closed beside another one that was chosen', () => {
    const input = closed();
    const own = first(input.remote.opportunities);
    const other = { ...own, id: 777, status: 41 };
    const remote = { ...input.remote, opportunities: [...input.remote.opportunities, other] };
    const { end } = settle({ ...input, remote, decisions: { opportunity: { use: 777 } } });
    expect(end.remote.quotes.map(({ opportunityID }) => opportunityID)).toEqual([own.id, 777]);
  });
});

describe('a record that was deleted', () => {
  it('is made anew with what hangs on it: the opportunity', () => {
    const input = synced();
    const gone = { ...input, remote: { ...input.remote, opportunities: [], quotes: [], items: [] } };
    const { plan } = settle(answer(gone, 'target-gone', 'Make it anew'));
    expect(keysOf(plan)).toEqual(['create opportunity', 'create quote', 'create item:line-81', 'update opportunity']);
  });

  it('is made anew with what hangs on it: the quote', () => {
    const input = synced();
    const gone = { ...input, remote: { ...input.remote, quotes: [], items: [] } };
    const { plan, end } = settle(answer(gone, 'target-gone', 'Make it anew'));
    expect(keysOf(plan)).toEqual(expect.arrayContaining(['create quote', 'create item:line-81']));
    expect(end.remote.opportunities).toHaveLength(1);
  });
});
