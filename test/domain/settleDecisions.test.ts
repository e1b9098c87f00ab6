import { describe, expect, it } from 'vitest';
import type { Known, Link } from '../../utils/domain/known';
import { forgetDecided, withPicks } from '../../utils/domain/questions/settleDecisions';
import { aDocument } from '../support/documents';

const link = (key: string, id: number, entity: Link['entity'] = 'QuoteItems'): Link => ({ key, entity, id, base: {} });
const known: Known = {
  links: [
    link('opportunity', 1, 'Opportunities'),
    link('quote', 2, 'Quotes'),
    link('item:line-81', 3),
    link('ticket', 4, 'Tickets'),
    link('charge:line-81', 5, 'TicketCharges'),
    link('product:PN-1', 6, 'Products'),
  ],
  intents: [{ key: 'item:line-82', entity: 'QuoteItems', fields: {}, ageMs: 0 }],
};
const kept = (decisions: Parameters<typeof forgetDecided>[1]) =>
  forgetDecided(known, decisions).known.links.map(({ key }) => key);

describe('links that the user gave up', () => {
  it('are none where nothing was decided about them', () => {
    expect(forgetDecided(known, { reopen: true })).toEqual({ known, forget: [] });
    expect(forgetDecided(known, { opportunity: { use: 1 } }).forget).toEqual([]);
    expect(forgetDecided(known, { opportunity: { make: 'new', noneOf: [99] } }).forget).toEqual([]);
    expect(forgetDecided(known, { makeAnew: [3, 6, 99] }).forget).toEqual([]);
  });

  it.each([{ opportunity: { use: 77 } }, { opportunity: { make: 'new' as const, noneOf: [1] } }, { makeAnew: [1] }])(
    'take quote and items along with the opportunity: %j',
    (decisions) => {
      expect(kept(decisions)).toEqual(['ticket', 'charge:line-81', 'product:PN-1']);
      expect(forgetDecided(known, decisions)).toMatchObject({
        forget: ['opportunity', 'quote', 'item:line-81'],
        known: { intents: [] },
      });
    },
  );

  it('take only the items along with the quote, the charges with the ticket', () => {
    expect(kept({ makeAnew: [2] })).toEqual(['opportunity', 'ticket', 'charge:line-81', 'product:PN-1']);
    expect(kept({ ticket: { use: 77 } })).toEqual(['opportunity', 'quote', 'item:line-81', 'product:PN-1']);
  });
});

describe('records that the user picked', () => {
  it('stand for links until they are stored, and are not adopted twice', () => {
    const decisions = { company: 9, products: { 'PN-1': 7 }, services: { 'SV-1:monthly': 8, 'item:line-82': 10 } };
    const { known: picked, adoptions } = withPicks(known, decisions, aDocument());
    expect(adoptions.map((operation) => operation.key)).toEqual(['company:5', 'product:PN-1', 'service:SV-1:monthly']);
    expect(picked.links.filter(({ key }) => key === 'product:PN-1')).toEqual([link('product:PN-1', 7, 'Products')]);
    expect(withPicks(picked, decisions, aDocument())).toEqual({ known: picked, adoptions: [] });
  });
});
