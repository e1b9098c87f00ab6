import type {
  AutotaskOpportunity,
  AutotaskQuote,
  AutotaskQuoteItem,
  AutotaskTicket,
  AutotaskTicketCharge,
} from '../domain/autotaskRecords';

/** The document's own records in Autotask, and those that could be. */
export interface Targets {
  opportunities: AutotaskOpportunity[];
  quotes: AutotaskQuote[];
  items: AutotaskQuoteItem[];
  tickets: AutotaskTicket[];
  charges: AutotaskTicketCharge[];
  /** Which sides were read; the others have to be looked for. */
  read: { sale: boolean; ticket: boolean };
}

/** Nothing read yet. */
const NO_TARGETS: Targets = {
  opportunities: [],
  quotes: [],
  items: [],
  tickets: [],
  charges: [],
  read: { sale: false, ticket: false },
};

/** What linked records led to: a side counts as read where its parents are linked. */
export function asFirstRead(linked: Partial<Targets>): Targets {
  const read = { sale: linked.items !== undefined, ticket: linked.charges !== undefined };
  return { ...NO_TARGETS, ...linked, read };
}

/** What was read again takes the place of what was read before; other candidates stay. */
export function refreshTargets(before: Targets, read: Partial<Targets>): Targets {
  return {
    ...before,
    ...read,
    opportunities: withoutTwins(before.opportunities, read.opportunities ?? []),
    tickets: withoutTwins(before.tickets, read.tickets ?? []),
  };
}

function withoutTwins<T extends { id: number }>(before: T[], read: T[]): T[] {
  const ids = new Set(read.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...read];
}
