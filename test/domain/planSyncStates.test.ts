import { describe, expect, it } from 'vitest';
import type { Known } from '../../utils/domain/known';
import { planSync } from '../../utils/domain/planSync';
import type { SourceState } from '../../utils/domain/sourceDocument';
import { applyInMemory } from '../support/applyInMemory';
import { aDocument, aLine, aPlanInput, aServiceProduct, someSettings, withLines } from '../support/documents';

const recurring = aLine({ id: 2, product: aServiceProduct(), period: 'monthly' });
const settings = someSettings({ conflicts: 'ask' });

/** The fields that the last operation leaves on the opportunity. */
function endOf(state: SourceState, { lines = [aLine()], close = settings.won.close } = {}) {
  const input = aPlanInput({ source: withLines(lines, { state }), settings: { ...settings, won: { close } } });
  return applyInMemory(planSync(input).operations, input).remote.opportunities[0];
}

/** A quote that was synced in this state. */
function synced(state: SourceState) {
  const input = aPlanInput({ source: aDocument({ state }), settings });
  return { ...input, ...applyInMemory(planSync(input).operations, input) };
}

const keysOf = (plan: ReturnType<typeof planSync>) => plan.operations.map(({ kind, key }) => `${kind} ${key}`);

describe('the opportunity of a document', () => {
  it('stays open while the quote is', () => {
    expect(endOf('sent')).toMatchObject({ stage: 31, status: 41, probability: 50 });
    expect(endOf('approved')).toMatchObject({ stage: 31, status: 41, probability: 50 });
  });

  it('is closed when the quote is won, by the last operation', () => {
    const plan = planSync(aPlanInput({ source: aDocument({ state: 'won' }) }));
    expect(plan.operations[0]).toMatchObject({ fields: { stage: 32, status: 41 } });
    expect(plan.operations.at(-1)).toMatchObject({ kind: 'update', changes: { status: { before: 41, after: 42 } } });
  });

  it('stays open with the won stage while recurring items need Autotask’s Won wizard', () => {
    expect(endOf('won', { lines: [aLine(), recurring] })).toMatchObject({ stage: 32, status: 41, probability: 100 });
    expect(endOf('won', { lines: [aLine(), recurring], close: 'closed' })).toMatchObject({ status: 42 });
    expect(endOf('won', { close: 'stageOnly' })).toMatchObject({ stage: 32, status: 41 });
  });

  it('is lost with the reason of the settings when the quote is declined', () => {
    const { states } = settings.opportunity;
    const lost = { stage: 'Lost', status: 'Lost', probability: 0, lossReason: 'Price' };
    const reference = aPlanInput().reference;
    const entry = { id: 91, label: 'Price', isActive: true, isDefault: false };
    const input = aPlanInput({
      source: aDocument({ state: 'declined' }),
      settings: { ...settings, opportunity: { ...settings.opportunity, states: { ...states, lost } } },
      reference: { ...reference, picklists: { ...reference.picklists, 'Opportunities.lossReason': [entry] } },
    });
    const [opportunity] = applyInMemory(planSync(input).operations, input).remote.opportunities;
    expect(opportunity).toMatchObject({ stage: 33, status: 43, probability: 0, lossReason: 91 });
  });

  it('does not change when the quote expires: a notice says so', () => {
    const before = synced('sent');
    const plan = planSync({ ...before, today: '2026-04-02' });
    expect(plan.operations).toEqual([]);
    expect(plan.notices).toEqual([expect.objectContaining({ code: 'quote-expired' })]);
    expect(planSync({ ...before, today: '2026-04-01' }).notices).toEqual([]);
  });

  it('moves on when the quote is won later', () => {
    const plan = planSync({ ...synced('sent'), source: aDocument({ state: 'won' }) });
    expect(plan.operations).toEqual([
      expect.objectContaining({
        kind: 'update',
        key: 'opportunity',
        changes: expect.objectContaining({
          stage: { before: 31, after: 32 },
          status: { before: 41, after: 42 },
          probability: { before: 50, after: 100 },
        }),
      }),
    ]);
  });
});

describe('a change of an opportunity that we closed', () => {
  const before = synced('won');
  const source = { ...withLines([aLine({ quantity: 3 })]), state: 'won' as const };

  it('reopens it, changes, and closes it again', () => {
    const plan = planSync({ ...before, source });
    expect(keysOf(plan)).toEqual(['update opportunity#reopen', 'update item:line-81', 'update opportunity']);
    expect(plan.operations[1]?.after).toContain('opportunity#reopen');
    expect(plan.operations[2]?.after).toContain('item:line-81');
    const after = applyInMemory(plan.operations, before);
    expect(after.remote.opportunities[0]).toMatchObject({ status: 42 });
    expect(planSync({ ...before, ...after, source }).operations).toEqual([]);
  });

  it('closes it with the change of its other fields in one request, which is the last', () => {
    const plan = planSync({ ...before, source: { ...source, title: 'Renamed' } });
    const updates = plan.operations.filter(({ key }) => key === 'opportunity');
    expect(updates).toHaveLength(1);
    expect(plan.operations.at(-1)).toBe(updates[0]);
    expect(updates[0]).toMatchObject({ changes: { title: {}, status: { before: 41, after: 42 } } });
  });

  it('closes it again even where the reopening was never answered', () => {
    const plan = planSync({ ...before, source });
    const reopened = applyInMemory(plan.operations.slice(0, 1), before).remote;
    const intent = {
      key: 'opportunity#reopen',
      entity: 'Opportunities' as const,
      fields: { status: 41 },
      ageMs: 60_000,
    };
    const known: Known = { ...before.known, intents: [intent] };
    const end = applyInMemory(planSync({ ...before, source, remote: reopened, known }).operations, {
      remote: reopened,
      known,
    });
    expect(end.remote.opportunities[0]).toMatchObject({ status: 42 });
    expect(end.remote.items[0]).toMatchObject({ quantity: 3 });
  });

  it('is a question when a person closed it', () => {
    const open = synced('sent');
    const opportunities = open.remote.opportunities.map((opportunity) => ({ ...opportunity, status: 42 }));
    const input = { ...open, remote: { ...open.remote, opportunities }, source: withLines([aLine({ quantity: 3 })]) };
    const plan = planSync(input);
    expect(plan.problems.map(({ code }) => code)).toContain('opportunity-closed');
    expect(plan.operations).toEqual([]);
  });

  it('leaves an opportunity alone that a person closed while nothing else changed', () => {
    const open = synced('sent');
    const opportunities = open.remote.opportunities.map((opportunity) => ({ ...opportunity, status: 42 }));
    const plan = planSync({ ...open, remote: { ...open.remote, opportunities } });
    expect(plan).toMatchObject({ operations: [], problems: [] });
    expect(plan.notices).toEqual([expect.objectContaining({ code: 'kept' })]);
  });
});
