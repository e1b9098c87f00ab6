import { describe, expect, it, vi } from 'vitest';
import type { Operation, Plan } from '../../utils/domain/plan';
import { planSync } from '../../utils/domain/planSync';
import { applyPlan } from '../../utils/sync/applyPlan';
import { applyInMemory } from '../support/applyInMemory';
import { claimed } from '../support/claimed';
import { aLine, aPlanInput, withLines } from '../support/documents';
import { createRecordingPorts } from '../support/recordingPorts';

const nothing = { links: [], intents: [] };
const lines = ['A', 'B', 'C', 'D'].map((title, index) => aLine({ id: index + 1, position: index, title }));

const first = aPlanInput({ source: withLines(lines) });
const made = claimed(first);
/** What follows once the opportunity of a quote with the lines A to D was made. */
const content = (): Plan => planSync(made);
const keys = (operations: Operation[]) => operations.map(({ kind, key }) => `${kind} ${key}`);

describe('a plan that does not', () => {
  it('lets the siblings of a refused item go on and leaves out the finish', async () => {
    const { ports, links, intents } = createRecordingPorts({ answers: { B: 'refused' } });
    const { failures, skipped } = await applyPlan(content(), made.known, ports);
    expect(failures.map(({ operation }) => operation.key)).toEqual(['item:line-2']);
    expect(keys(skipped)).toEqual(['update opportunity']);
    expect([...links.keys()]).toEqual(expect.arrayContaining(['item:line-1', 'item:line-3', 'item:line-4']));
    expect(links.has('item:line-2')).toBe(false);
    expect(intents.size).toBe(0);
  });

  it('leaves out all that a refused parent would have had', async () => {
    const { ports, sent } = createRecordingPorts({ answers: { Opportunities: 'refused' } });
    const { skipped } = await applyPlan(planSync(first), nothing, ports);
    expect(keys(skipped)).toEqual(expect.arrayContaining(['create quote', 'create item:line-1', 'update opportunity']));
    expect(sent.map(({ entity }) => entity)).not.toContain('Quotes');
  });

  it('keeps the intent of an unanswered create and starts nothing more', async () => {
    const { ports, events, intents } = createRecordingPorts({ answers: { 'New office': 'unknown' } });
    const { failures, skipped } = await applyPlan(content(), made.known, ports);
    expect(failures[0]?.failure.outcome).toBe('unknown');
    expect([...intents]).toEqual(['quote']);
    expect(keys(skipped)).toHaveLength(5);
    expect(events.filter((event) => event.startsWith('send')).at(-1)).toBe('send New office');
  });

  it('starts nothing after an unanswered create, not even what does not need it, and records what was under way', async () => {
    const plan = content();
    // D would be ready as soon as A is answered.
    const operations = plan.operations.map((operation) =>
      operation.key === 'item:line-4' ? { ...operation, after: ['item:line-1'] } : operation,
    );
    const { ports, events, links, intents, release } = createRecordingPorts({ answers: { A: 'hold', B: 'unknown' } });
    const running = applyPlan({ ...plan, operations }, made.known, ports);
    await vi.waitFor(() => expect(events).toEqual(expect.arrayContaining(['send A', 'answer B'])));
    release('A');
    const { skipped } = await running;
    expect(links.has('item:line-1')).toBe(true);
    expect([...intents]).toEqual(['item:line-2']);
    expect(keys(skipped)).toEqual(['create item:line-4', 'update opportunity']);
  });

  it('drops the intent of a create that was certainly postponed', async () => {
    const { ports, intents } = createRecordingPorts({ answers: { 'New office': 'later' } });
    const { skipped } = await applyPlan(content(), made.known, ports);
    expect(intents.size).toBe(0);
    expect(keys(skipped)).toContain('create item:line-1');
  });
});

describe('a journal that cannot be written', () => {
  it('lets the create stay unsent whose intent it cannot hold', async () => {
    const { ports, events } = createRecordingPorts({ brokenJournal: 'quote' });
    await expect(applyPlan(content(), made.known, ports)).rejects.toThrow('The disk is full.');
    expect(events).not.toContain('send New office');
  });

  it('stops the sync after what was under way has been recorded', async () => {
    const { ports, events, links, release } = createRecordingPorts({
      answers: { A: 'hold' },
      brokenJournal: 'item:line-2',
    });
    let isOver = false;
    const running = applyPlan(content(), made.known, ports).finally(() => {
      isOver = true;
    });
    const rejected = expect(running).rejects.toThrow('The disk is full.');
    await vi.waitFor(() => expect(events).toContain('outcome item:line-4'));
    expect(isOver).toBe(false);
    release('A');
    await rejected;
    expect(links.has('item:line-1')).toBe(true);
    expect(events).not.toContain('send update Opportunities');
  });
});

describe('the reopening of a closed opportunity', () => {
  const source = { ...withLines(lines), state: 'won' as const };
  const input = aPlanInput({ source });
  const synced = { ...input, ...applyInMemory(planSync(input).operations, input) };
  const change = planSync({ ...synced, source: { ...source, sections: withLines(lines.slice(1)).sections } });

  it('keeps an intent while it has no answer, so that the next plan closes it again', async () => {
    const { ports, intents } = createRecordingPorts({ answers: { 'update Opportunities': 'unknown' } });
    const { skipped } = await applyPlan(change, synced.known, ports);
    expect([...intents]).toEqual(['opportunity#reopen']);
    expect(keys(skipped)).toEqual(['delete item:line-1#remove', 'update opportunity']);
  });

  it('leaves none once it was answered, and a removed item no link', async () => {
    const { ports, intents, links, events } = createRecordingPorts();
    await applyPlan(change, synced.known, ports);
    expect(intents.size).toBe(0);
    expect(events).toContain('unlink item:line-1');
    expect(links.get('opportunity')?.base).toMatchObject({ status: 42 });
  });
});
