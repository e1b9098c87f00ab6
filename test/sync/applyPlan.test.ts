import { describe, expect, it, vi } from 'vitest';
import type { Operation, Plan } from '../../utils/domain/plan';
import { planSync } from '../../utils/domain/planSync';
import { readSyncRecord } from '../../utils/domain/syncRecord/readSyncRecord';
import { applyPlan } from '../../utils/sync/applyPlan';
import { claimed } from '../support/claimed';
import { aLine, aPlanInput, someRemote, someSettings, withLines } from '../support/documents';
import { createRecordingPorts } from '../support/recordingPorts';

const nothing = { links: [], intents: [] };
const lines = ['A', 'B', 'C', 'D'].map((title, index) => aLine({ id: index + 1, position: index, title }));

const input = aPlanInput({ source: withLines(lines) });
const made = claimed(input);
/** What follows once the opportunity of a quote with the lines A to D was made. */
const content = (settings = someSettings()): Plan => planSync({ ...made, settings });
const keys = (operations: Operation[]) => operations.map(({ kind, key }) => `${kind} ${key}`);
const before = (events: string[], one: string, other: string) => {
  expect(events).toEqual(expect.arrayContaining([one, other]));
  return events.indexOf(one) < events.indexOf(other);
};

describe('a plan that goes through', () => {
  it('records each intent before the create is sent, and the outcome after its answer', async () => {
    const { ports, events, intents } = createRecordingPorts();
    expect(await applyPlan(content(), made.known, ports)).toMatchObject({ failures: [], skipped: [] });
    for (const [key, name] of [
      ['quote', 'New office'],
      ['item:line-3', 'C'],
    ] as const) {
      expect(before(events, `intent ${key}`, `send ${name}`)).toBe(true);
      expect(before(events, `answer ${name}`, `outcome ${key}`)).toBe(true);
    }
    expect(intents.size).toBe(0);
  });

  it('sends the ids that were answered where the plan had references', async () => {
    const { ports, links, sent } = createRecordingPorts();
    await applyPlan(content(), made.known, ports);
    const opportunityID = made.known.links.find(({ key }) => key === 'opportunity')?.id;
    const quoteID = links.get('quote')?.id;
    expect(sent.find(({ entity }) => entity === 'Quotes')).toMatchObject({ opportunityID, parent: null });
    expect(sent.filter(({ entity }) => entity === 'QuoteItems')).toEqual(
      lines.map(({ title }) => expect.objectContaining({ name: title, quoteID, parent: quoteID })),
    );
    expect(sent.at(-1)).toMatchObject({
      entity: 'Opportunities',
      id: opportunityID,
      parent: null,
      useQuoteTotals: true,
    });
  });

  it('remembers all that was written as the base, updates on top of the create', async () => {
    const { ports, links } = createRecordingPorts();
    await applyPlan(content(), made.known, ports);
    expect(links.get('opportunity')?.base).toMatchObject({ title: 'New office (QO00000001)', useQuoteTotals: true });
  });

  it('counts writes, not what is only taken over', async () => {
    const { ports, progress } = createRecordingPorts();
    const known = { id: 66, address1: '1 High Street', address2: null, city: 'Perth', state: 'WA', postalCode: '6000' };
    const plan = planSync(aPlanInput({ source: withLines(lines), remote: someRemote({ locations: [known] }) }));
    expect(keys(plan.operations)).toContainEqual(expect.stringMatching(/^adopt location:/));
    await applyPlan(plan, nothing, ports);
    expect(progress).toEqual(['1/7']);
    const after = createRecordingPorts();
    await applyPlan(content(), made.known, after.ports);
    expect(after.progress).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });

  it('ends at a new opportunity, so that the next look can show another browser’s', async () => {
    const { ports, sent } = createRecordingPorts();
    const { written, skipped } = await applyPlan(planSync(input), nothing, ports);
    expect(sent.map(({ entity }) => entity).sort()).toEqual(['Opportunities', 'QuoteLocations']);
    expect(keys(written)).toContain('create opportunity');
    expect(keys(skipped)).toEqual([
      'create quote',
      'create item:line-1',
      'create item:line-2',
      'create item:line-3',
      'create item:line-4',
      'update opportunity',
    ]);
  });

  it('writes the sync record with the ids that were answered', async () => {
    const { ports, links, sent } = createRecordingPorts();
    await applyPlan(content(), made.known, ports);
    const record = readSyncRecord(String(sent.at(-1)?.description));
    expect(record?.entries.map(({ key, id }) => [key, id])).toEqual(
      ['opportunity', 'quote', 'item:line-1', 'item:line-2', 'item:line-3', 'item:line-4'].map((key) => [
        key,
        links.get(key)?.id,
      ]),
    );
  });

  it('has several items under way at once, one alone when the order has to be exact', async () => {
    const together = createRecordingPorts({ answers: { A: 'hold' } });
    const fast = applyPlan(content(), made.known, together.ports);
    await vi.waitFor(() => expect(together.events).toContain('answer D'));
    together.release('A');
    await fast;
    const single = createRecordingPorts();
    await applyPlan(content(someSettings({ items: { order: 'exact' } })), made.known, single.ports);
    const traffic = single.events.filter((event) => /^(send|answer) [A-D]$/.test(event));
    expect(traffic).toEqual(['A', 'B', 'C', 'D'].flatMap((name) => [`send ${name}`, `answer ${name}`]));
  });
});
