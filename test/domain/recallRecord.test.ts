import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { recallRecord } from '../../utils/domain/syncRecord/recallRecord';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, aPlanInput, withLines } from '../support/documents';

const lines = [aLine({ id: 1, title: 'A' }), aLine({ id: 2, position: 2, title: 'B', quantity: 2 })];
const source = withLines(lines);

/** A synced quote, seen by a browser that knows nothing of it. */
function seenByAnother(): PlanInput {
  const input = aPlanInput({ source });
  return { ...input, remote: applyInMemory(planSync(input).operations, input).remote };
}
const linkOf = ({ links }: PlanInput['known'], name: string) => links.find(({ key }) => key === name);
const writesOf = (plan: ReturnType<typeof planSync>) =>
  plan.operations.filter(({ kind }) => kind !== 'adopt').map(({ kind, key }) => `${kind} ${key}`);

describe('what another browser recalls', () => {
  it('is which records are ours, with the values that stand as they were written', () => {
    const input = seenByAnother();
    const known = recallRecord(input);
    expect(known.links.map(({ key }) => key)).toEqual(['opportunity', 'quote', 'item:line-1', 'item:line-2']);
    expect(linkOf(known, 'item:line-2')).toMatchObject({
      id: input.remote.items[1]?.id,
      base: { quantity: 2, name: 'B' },
      isRecorded: true,
    });
  });

  it('is no value for a field that was changed since, but its digest', () => {
    const input = seenByAnother();
    const items = input.remote.items.map((item) => ({ ...item, quantity: 9 }));
    const link = linkOf(recallRecord({ ...input, remote: { ...input.remote, items } }), 'item:line-1');
    expect(link?.base).not.toHaveProperty('quantity');
    expect(link?.digests).toHaveProperty('quantity');
  });

  it('tells an edit here, there and on both sides apart', () => {
    const input = seenByAnother();
    const items = input.remote.items.map((item) => ({ ...item, quantity: item.name === 'B' ? 9 : item.quantity }));
    const edited = { ...input, remote: { ...input.remote, items } };
    const kept = planSync(edited);
    expect([writesOf(kept), kept.problems]).toEqual([[], []]);
    expect(kept.notices.map(({ code }) => code)).toContain('kept');
    const here = withLines(lines.map((line) => (line.id === 1 ? { ...line, quantity: 5 } : line)));
    expect(writesOf(planSync({ ...edited, source: here }))).toEqual(['update item:line-1']);
    const both = withLines(lines.map((line) => ({ ...line, quantity: 5 })));
    expect(planSync({ ...edited, source: both }).problems.map(({ code }) => code)).toEqual(['conflict']);
  });

  it('removes the item of a line that went', () => {
    const plan = planSync({ ...seenByAnother(), source: withLines(lines.slice(1)) });
    expect(writesOf(plan)).toEqual(['delete item:line-1#remove']);
  });
});

describe('what a browser knows itself', () => {
  const input = aPlanInput({ source });
  const { remote, known } = applyInMemory(planSync(input).operations, input);

  it('stays as it is while the record is its own', () => {
    expect(recallRecord({ source, remote, known })).toEqual(known);
  });

  it('gives way to what another browser wrote since', () => {
    const next = withLines(lines.map((line) => ({ ...line, quantity: 7 })));
    const other = { ...input, source: { ...next, title: 'Renamed' }, remote };
    const after = applyInMemory(planSync(other).operations, other).remote;
    const third = { ...next, title: 'Again' };
    const plan = planSync({ ...input, source: third, remote: after, known });
    expect(plan.problems).toEqual([]);
    expect(writesOf(plan)).toEqual(['update quote', 'update opportunity']);
  });

  it('counts where the record is older: a value that a person put back is no reason to overwrite it', () => {
    const next = withLines(lines.map((line) => ({ ...line, quantity: 7 })));
    const changed = { ...input, source: next, remote, known };
    const after = applyInMemory(planSync(changed).operations, changed);
    const items = after.remote.items.map((item) => ({ ...item, quantity: item.name === 'B' ? 2 : 7 }));
    const plan = planSync({ ...changed, ...after, remote: { ...after.remote, items } });
    expect(writesOf(plan)).toEqual([]);
    expect(plan.notices.map(({ code }) => code)).toContain('kept');
  });
});

describe('a record that is not this document’s', () => {
  const { remote } = seenByAnother();
  const copied = remote.opportunities.map((opportunity) => ({ ...opportunity, id: opportunity.id + 70 }));

  it.each([
    ['of another document', { source: { ...source, id: 99 }, remote }],
    ['of another number', { source: { ...source, number: 'QO77' }, remote }],
    ['in a copy of the opportunity', { source, remote: { ...remote, opportunities: copied } }],
  ])('%s is left aside', (_, input) => {
    expect(recallRecord({ ...input, known: { links: [], intents: [] } }).links).toEqual([]);
  });
});
