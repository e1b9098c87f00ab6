import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import type { SourceDocument, SourceLine } from '../../utils/domain/sourceDocument';
import { ownText } from '../../utils/domain/syncRecord/recordText';
import { applyInMemory } from '../support/applyInMemory';
import { aLine, aSection, aServiceProduct, someSettings } from '../support/documents';
import { anOrder, anOrderInput, ticketSettings } from '../support/tickets';

/** Texts that people and other systems write, with line ends of all kinds and with what our own words are made of. */
const hostile = fc.constantFrom(
  'a b',
  'Backup\nGold',
  'Backup\r\nGold',
  '3 × cable',
  'and 1 more',
  'Quote QO1',
  '(2):',
  '$&',
  'Quote Manager order ON 1',
  '[[qb1|x]]',
  '.*',
);
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 300 }), hostile);
const number = text.map((words) => words.trim()).filter((words) => words !== '');
const line = fc.record({ title: text, quantity: fc.oneof(fc.nat(2000), fc.double({ min: 0, max: 99, noNaN: true })) });
const lines = fc.oneof(
  { arbitrary: fc.array(line, { maxLength: 5 }), weight: 3 },
  fc.array(line, { minLength: 15, maxLength: 30 }),
);
const quote = fc.option(number);
const order = fc.record({ number, quote, lines });
type Order = { number: string; quote: string | null; lines: { title: string; quantity: number }[] };

function sourceOf({ number: code, quote: quoted, lines: listed }: Order): SourceDocument {
  const native = { opportunityId: null, quoteId: null, organizationId: null };
  const services = listed.map(
    (each, index): SourceLine =>
      aLine({ ...each, id: index + 1, position: index, product: aServiceProduct(), period: 'monthly' }),
  );
  return anOrder({
    number: code,
    quote: quoted === null ? null : { id: 9, number: quoted, title: 'New office', native },
    sections: [aSection({ lines: [...services, aLine({ id: 900, position: 900 })] })],
  });
}

const inputOf = (given: Order, field: string | null, length = 4000): PlanInput => {
  const names = field === null ? [] : [{ name: field, label: field, dataType: 'Text', length }];
  const reference = { ...anOrderInput().reference, userDefinedFields: { Opportunities: [], Tickets: names } };
  const settings = someSettings({ ticket: ticketSettings({ syncRecordField: field }) });
  return anOrderInput({ source: sourceOf(given), reference, settings, quietMs: 60_000 });
};

const carriedOut = (input: PlanInput): PlanInput => ({
  ...input,
  ...applyInMemory(planSync(input).operations, input),
});

/** What another browser sees of it: it knows nothing itself. */
const elsewhere = (input: PlanInput): PlanInput => ({ ...input, known: { links: [], intents: [] } });

const writesOf = (input: PlanInput) => planSync(input).operations.filter(({ kind }) => kind !== 'adopt');
const textOf = ({ remote }: PlanInput): string => ownText(remote.tickets[0]?.description ?? '');

/** The ticket after somebody wrote around what stands there. */
function edited(input: PlanInput, change: (description: string) => string): PlanInput {
  const tickets = input.remote.tickets.map((ticket) => ({ ...ticket, description: change(ticket.description ?? '') }));
  return { ...input, remote: { ...input.remote, tickets } };
}

/** Where the sync record stands, and in which browser the order is synced again. */
const place = fc.constantFrom(null, 'Quotebridge');
const seat = fc.constantFrom((input: PlanInput) => input, elsewhere);

describe('the description of a ticket', () => {
  it('is written once: whatever the order is called and says, the next plan writes nothing, here and elsewhere', () => {
    fc.assert(
      fc.property(order, lines, place, seat, (first, next, field, from) => {
        const made = carriedOut(inputOf(first, field));
        expect(writesOf(from(made))).toEqual([]);
        const followed = carriedOut({ ...from(made), source: sourceOf({ ...first, lines: next }) });
        expect(writesOf(followed)).toEqual([]);
        expect(writesOf(from(followed))).toEqual([]);
        expect(textOf(followed)).toBe(textOf(carriedOut(inputOf({ ...first, lines: next }, field))));
      }),
      { numRuns: 30 },
    );
  });

  it('follows the lines inside of what a person wrote before and after, which stays to the letter', () => {
    const person = text.filter((words) => !words.includes('[[qb'));
    fc.assert(
      fc.property(order, lines, person, person, place, seat, (first, next, before, after, field, from) => {
        const made = carriedOut(inputOf(first, field));
        const own = textOf(made);
        const written = edited(made, (all) => all.replace(own, () => `${before}\n${own}\n${after}`));
        const followed = carriedOut({ ...from(written), source: sourceOf({ ...first, lines: next }) });
        const wanted = textOf(carriedOut(inputOf({ ...first, lines: next }, field)));
        expect(textOf(followed)).toBe(`${before}\n${wanted}\n${after}`);
        expect(writesOf(followed)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is followed here also where no sync record has room, or none is written', () => {
    fc.assert(
      fc.property(order, lines, lines, fc.boolean(), (first, second, third, isListOfAll) => {
        const { settings, ...input } = inputOf(first, 'Tiny', 9);
        const workflow = isListOfAll ? 'invoiceInQuoteManager' : 'invoiceInAutotask';
        const made = carriedOut({ ...input, settings: { ...settings, workflow } as PlanInput['settings'] });
        const written = edited(made, (all) => `Read me.\n${all}\n3 × cable`);
        const then = carriedOut({ ...written, source: sourceOf({ ...first, lines: second }) });
        const last = carriedOut({ ...then, source: sourceOf({ ...first, lines: third }) });
        const wanted = textOf(carriedOut({ ...made, source: sourceOf({ ...first, lines: third }) }));
        expect(textOf(last)).toBe(`Read me.\n${wanted}\n3 × cable`);
        expect(writesOf(last)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is left as it is where a person changed our words, here and elsewhere', () => {
    const first = { number: 'ON 1', quote: null, lines: [{ title: 'Backup', quantity: 5 }] };
    for (const field of [null, 'Quotebridge'])
      for (const from of [(input: PlanInput) => input, elsewhere]) {
        const made = edited(carriedOut(inputOf(first, field)), (all) => all.replace('5 × Backup', '4 × Backup'));
        expect(writesOf(from(made))).toEqual([]);
        const next = sourceOf({ ...first, lines: [{ title: 'Backup', quantity: 6 }] });
        expect(textOf(carriedOut({ ...from(made), source: next }))).toContain('4 × Backup');
      }
  });

  it('is cut at whole lines, and says how many more there are', () => {
    const many = Array.from({ length: 45 }, () => ({ title: 'x'.repeat(190), quantity: 12 }));
    const description = textOf(carriedOut(inputOf({ number: 'ON1', quote: 'QO1', lines: many }, null)));
    const listed = description.split('\n').filter((each) => each === `12 × ${'x'.repeat(190)}, monthly`);
    expect(description.length).toBeLessThanOrEqual(4000);
    expect(description).toContain('Services, not charged here (45):');
    expect(description.endsWith(`\nand ${45 - listed.length} more`)).toBe(true);
  });
});
