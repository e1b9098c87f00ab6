import type { AutotaskEntity } from '../domain/autotaskRecords';
import type { Operation } from '../domain/plan';
import type { Part } from './readLinked';
import type { LookupGroup } from './readLookups';

const GROUPS: Partial<Record<AutotaskEntity, LookupGroup>> = {
  Companies: 'parties',
  Products: 'catalogue',
  Services: 'catalogue',
};

/** The look-ups that a write made old: those that would find what it created. */
export function groupsCreated(touched: Operation[]): ReadonlySet<LookupGroup> {
  return new Set(touched.flatMap(({ kind, entity }) => (kind === 'create' ? (GROUPS[entity] ?? []) : [])));
}

const PARTS: Partial<Record<AutotaskEntity, Part>> = {
  Opportunities: 'opportunities',
  Quotes: 'quotes',
  QuoteItems: 'items',
  Tickets: 'tickets',
  TicketCharges: 'charges',
};

/** The document's own records that are to be read back after a write. */
export function partsTouched(touched: Operation[]): Set<Part> {
  return new Set(touched.flatMap(({ entity }) => PARTS[entity] ?? []));
}
