import type { Known } from '../domain/known';
import type { OperationKey } from '../domain/plan';
import type { Result } from '../domain/result';
import { allOk } from './allOk';
import type { AutotaskPort } from './ports';
import type { Targets } from './targets';

/** What a look may be confined to: after a change only what was changed is read again (sync-rules § 8). */
export type Part = Exclude<keyof Targets, 'read'>;

const ALL: ReadonlySet<Part> = new Set<Part>(['opportunities', 'quotes', 'items', 'tickets', 'charges']);

/**
 * Reads linked records, all at once: opportunity, its quotes and the quote's items; ticket and its charges. The quotes are
 * asked for by their opportunity, so that a doubled one shows. What is not linked is absent from the answer.
 */
export async function readLinked(
  known: Known,
  autotask: AutotaskPort,
  parts: ReadonlySet<Part> = ALL,
): Promise<Result<Partial<Targets>>> {
  const idOf = (key: OperationKey) => known.links.find((link) => link.key === key)?.id;
  const read = <T>(part: Part, id: number | undefined, ask: (id: number) => Promise<Result<T>>) =>
    id === undefined || !parts.has(part) ? SKIPPED : ask(id);
  const [opportunityId, quoteId, ticketId] = [idOf('opportunity'), idOf('quote'), idOf('ticket')];
  const answers = await Promise.all([
    read('opportunities', opportunityId, (id) => autotask.get('Opportunities', id)),
    read('quotes', opportunityId, (value) => autotask.query('Quotes', [{ op: 'eq', field: 'opportunityID', value }])),
    read('items', quoteId, (value) => autotask.query('QuoteItems', [{ op: 'eq', field: 'quoteID', value }])),
    read('tickets', ticketId, (id) => autotask.get('Tickets', id)),
    read('charges', ticketId, (value) => autotask.query('TicketCharges', [{ op: 'eq', field: 'ticketID', value }])),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [opportunity, quotes, items, ticket, charges] = results.value;
  return {
    ok: true,
    value: {
      ...(opportunity === undefined ? {} : { opportunities: opportunity ? [opportunity] : [] }),
      ...(quotes ? { quotes } : {}),
      ...(items ? { items } : {}),
      ...(ticket === undefined ? {} : { tickets: ticket ? [ticket] : [] }),
      ...(charges ? { charges } : {}),
    },
  };
}

const SKIPPED: Result<undefined> = { ok: true, value: undefined };
