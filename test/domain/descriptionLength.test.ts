import { describe, expect, it } from 'vitest';
import type { Plan } from '../../utils/domain/plan';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { findBlock } from '../../utils/domain/syncRecord/recordText';
import { CHARGED_KEY, CHARGED_NOTICE } from '../../utils/domain/ticket/chargedOnTicket';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, aPlanInput, aSection, aServiceProduct, someSettings, withLines } from '../support/documents';
import { anOrder, anOrderInput, ticketSettings } from '../support/tickets';

/** What Autotask takes, and its neighbours: length, whether a text of it is written. */
const lengths = [
  [7999, true],
  [8000, true],
  [8001, false],
] as const;

const SENTENCE = CHARGED_NOTICE.message;
const carriedOut = (input: PlanInput): PlanInput => ({
  ...input,
  ...applyInMemory(planSync(input).operations, input),
});
const writesOf = ({ operations }: Plan) => operations.filter(({ kind }) => kind !== 'adopt');
const codesOf = ({ notices, problems }: Plan) => [...notices, ...problems].map(({ code }) => code);

/** A person's words that come to this length together with the sentence below them. */
const wordsFor = (length: number) => 'x'.repeat(length - SENTENCE.length - 2);

const native = { opportunityId: null, quoteId: null, organizationId: null };
const order = anOrder({ quote: { id: 1, number: 'QO00000001', title: 'New office', native } });

/** The opportunity that a quote's sync made; the order is charged on a ticket. */
function beside(description: string): PlanInput {
  const quote = carriedOut(aPlanInput({ source: withLines([aLine()]) }));
  const opportunities = quote.remote.opportunities.map((opportunity) => ({ ...opportunity, description }));
  const { remote, known } = quote;
  const input = anOrderInput({ source: order });
  return {
    ...input,
    remote: { ...input.remote, opportunities, quotes: remote.quotes },
    known: { links: [], intents: [], continued: known.links },
  };
}

describe('the sentence about the charges of a ticket', () => {
  it.each(lengths)('that makes %i characters of a quote’s opportunity is written: %s', (length, isWritten) => {
    const input = beside(wordsFor(length));
    const plan = planSync(input);
    const said = plan.operations.find(({ key }) => key === CHARGED_KEY);
    if (isWritten)
      expect(said).toMatchObject({ changes: { description: { after: `${wordsFor(length)}\n\n${SENTENCE}` } } });
    else expect(said).toBeUndefined();
    expect(codesOf(plan)).toEqual(['charged-on-ticket']);
    const after = carriedOut(input);
    expect(after.remote.opportunities[0]?.description?.startsWith(wordsFor(length))).toBe(true);
    expect(writesOf(planSync(after))).toEqual([]);
  });

  it.each(lengths)('that makes %i characters of the order’s own opportunity is written: %s', (length, isWritten) => {
    const settings = (target: 'opportunity' | 'both') =>
      someSettings({ ticket: ticketSettings(), salesOrders: { ...someSettings().salesOrders, target } });
    const made = carriedOut(anOrderInput({ settings: settings('opportunity') }));
    const opportunities = made.remote.opportunities.map((row) => ({ ...row, description: wordsFor(length) }));
    const both = { ...made, settings: settings('both'), remote: { ...made.remote, opportunities } };
    expect(codesOf(planSync(both))).toContain('charged-on-ticket');
    const after = carriedOut(both);
    const description = after.remote.opportunities[0]?.description ?? '';
    expect(description.startsWith(wordsFor(length))).toBe(true);
    expect(description.includes(SENTENCE)).toBe(isWritten);
    expect(description.length).toBeLessThanOrEqual(8000);
    expect(writesOf(planSync(after))).toEqual([]);
  });
});

describe('our part of a ticket’s description', () => {
  const listing = (quantity: number) => {
    const service = aLine({ id: 82, product: aServiceProduct(), title: 'Backup', quantity, period: 'monthly' });
    return anOrder({ sections: [aSection({ lines: [aLine(), service] })] });
  };

  it.each(lengths)('that makes it %i characters is written: %s', (length, isWritten) => {
    const made = carriedOut(anOrderInput({ source: listing(5) }));
    const text = made.remote.tickets[0]?.description ?? '';
    // The new quantity has a digit more.
    const full = `${text}\n${'x'.repeat(length - text.length - 2)}`;
    const tickets = made.remote.tickets.map((ticket) => ({ ...ticket, description: full }));
    const changed = { ...made, source: listing(10), remote: { ...made.remote, tickets } };
    const after = carriedOut(changed);
    const description = after.remote.tickets[0]?.description ?? '';
    expect(description.includes('10 × Backup')).toBe(isWritten);
    expect(description.endsWith('x'.repeat(length - text.length - 2))).toBe(true);
    expect(description.length).toBeLessThanOrEqual(8000);
    expect(writesOf(planSync(after))).toEqual([]);
  });

  it('goes on without a sync record that has no room any more, and follows the lines without it', () => {
    const made = carriedOut(anOrderInput({ source: listing(5) }));
    const text = made.remote.tickets[0]?.description ?? '';
    const words = 'x'.repeat(7990 - text.length);
    const tickets = made.remote.tickets.map((ticket) => ({ ...ticket, description: `${text}\n${words}` }));
    const grown = (quantity: number) => {
      const products = Array.from({ length: 40 }, (_, index) => aLine({ id: 200 + index, position: 200 + index }));
      const [section] = listing(quantity).sections;
      return anOrder({ sections: [aSection({ lines: [...(section?.lines ?? []), ...products] })] });
    };
    const changed = { ...made, source: grown(10), remote: { ...made.remote, tickets } };
    expect(codesOf(planSync(changed))).toContain('sync-record-omitted');
    const after = carriedOut(changed);
    const description = after.remote.tickets[0]?.description ?? '';
    expect(description).toContain('10 × Backup');
    // A block that is older than the words beside it would tell other browsers something wrong.
    expect(findBlock(description)).toBeNull();
    const again = carriedOut({ ...after, source: grown(11) }).remote.tickets[0]?.description ?? '';
    expect(again).toContain('11 × Backup');
    expect(again).toContain(words);
    expect(again.length).toBeLessThanOrEqual(8000);
  });
});
