import { describe, expect, it } from 'vitest';
import type { Settings } from '../../utils/domain/settings';
import { type SyncTargets, targetsOf } from '../../utils/domain/syncTargets';
import { aDocument, someSettings } from '../support/documents';
import { anOrder } from '../support/tickets';

const native = { opportunityId: null, quoteId: null, organizationId: null };
const quote = { id: 9, number: 'QO00000009', title: 'New office', native };
const words = ({ opportunity, ticket, charges }: SyncTargets) =>
  [opportunity && 'opportunity', ticket && 'ticket', charges && 'charges'].filter(Boolean).join(' + ') || 'nothing';

const orderUnder = (
  workflow: Settings['workflow'],
  target: Settings['salesOrders']['target'],
  unquotedToOpportunity = false,
) => {
  const settings = someSettings({ workflow, salesOrders: { target, unquotedToOpportunity, statuses: ['Approved'] } });
  return { quoted: words(targetsOf(anOrder({ quote }), settings)), unquoted: words(targetsOf(anOrder(), settings)) };
};

describe('what an order becomes (sync-rules § 1)', () => {
  it.each([
    ['invoiceInAutotask', 'ticket', 'ticket + charges'],
    ['invoiceInAutotask', 'opportunity', 'opportunity'],
    ['invoiceInAutotask', 'both', 'opportunity + ticket + charges'],
    ['invoiceInQuoteManager', 'ticket', 'ticket'],
    ['invoiceInQuoteManager', 'opportunity', 'opportunity + ticket'],
    ['invoiceInQuoteManager', 'both', 'opportunity + ticket'],
  ] as const)('%s with the target %s: %s', (workflow, target, expected) => {
    expect(orderUnder(workflow, target)).toEqual({ quoted: expected, unquoted: expected });
  });

  it('has an opportunity beside the ticket for orders without a quote, where the settings want that', () => {
    expect(orderUnder('invoiceInAutotask', 'ticket', true)).toEqual({
      quoted: 'ticket + charges',
      unquoted: 'opportunity + ticket + charges',
    });
  });
});

it('a quote becomes an opportunity, or nothing', () => {
  expect(words(targetsOf(aDocument(), someSettings()))).toBe('opportunity');
  expect(words(targetsOf(aDocument(), someSettings({ quotes: { toOpportunity: false } })))).toBe('nothing');
});
