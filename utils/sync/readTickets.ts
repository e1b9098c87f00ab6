import type { FilterEntry } from '../autotask/autotaskClient';
import type {
  AutotaskId,
  AutotaskOpportunity,
  AutotaskQuote,
  AutotaskTicket,
  AutotaskTicketCharge,
} from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known } from '../domain/known';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';
import type { SourceDocument } from '../domain/sourceDocument';
import { holdsRecord } from '../domain/syncRecord/holdsRecord';
import { targetsOf } from '../domain/syncTargets';
import { chargedOnTicket } from '../domain/ticket/chargedOnTicket';
import type { AutotaskPort } from './ports';

export interface TicketTargets {
  tickets: AutotaskTicket[];
  charges: AutotaskTicketCharge[];
}

export interface FindTicketsInput {
  source: SourceDocument;
  companyId: AutotaskId;
  decisions: Decisions;
  autotask: AutotaskPort;
}

/**
 * Tickets of the company that bear the order's number as external id, mention it, or were picked, in one query; charges of
 * those that would be taken (sync-rules § 4).
 */
export async function findTickets(input: FindTicketsInput): Promise<Result<TicketTargets>> {
  const { source, companyId, decisions, autotask } = input;
  const picked = decisions.ticket && 'use' in decisions.ticket ? decisions.ticket.use : undefined;
  const found = await autotask.query('Tickets', [
    { op: 'eq', field: 'companyID', value: companyId },
    { op: 'or', items: marksOf(source.number, picked) },
  ]);
  if (!found.ok) return found;
  const ids = found.value.filter((ticket) => mayBeTaken(ticket, source, picked)).map(({ id }) => id);
  const charges = await readCharges(ids, autotask);
  return charges.ok ? { ok: true, value: { tickets: found.value, charges: charges.value } } : charges;
}

/** Marked, picked, or named by our own record in it, where a person took the mark away. */
function mayBeTaken(ticket: AutotaskTicket, { id, number }: SourceDocument, picked: AutotaskId | undefined): boolean {
  if (ticket.id === picked || ticket.externalID?.trim() === number) return true;
  return holdsRecord(ticket, 'ticket', new Set([`order:${id}`]));
}

function marksOf(number: string, picked: AutotaskId | undefined): FilterEntry[] {
  const marks: FilterEntry[] = [
    { op: 'eq', field: 'externalID', value: number },
    { op: 'contains', field: 'title', value: number },
    { op: 'contains', field: 'description', value: number },
  ];
  return picked === undefined ? marks : [...marks, { op: 'eq', field: 'id', value: picked }];
}

function readCharges(ids: AutotaskId[], autotask: AutotaskPort): Promise<Result<AutotaskTicketCharge[]>> {
  if (ids.length === 0) return Promise.resolve({ ok: true, value: [] });
  return autotask.query('TicketCharges', [{ op: 'in', field: 'ticketID', value: ids }]);
}

export interface QuotedOpportunity {
  opportunities: AutotaskOpportunity[];
  quotes: AutotaskQuote[];
}

/**
 * The opportunity of the quote that an order came from, for the ticket to refer to: by what the quote's sync knows, else by the
 * quote's number. Where products are charged its own record is read too, since its description has to say so.
 */
export async function readQuotedOpportunity(
  { source, companyId, autotask }: FindTicketsInput,
  known: Known,
  settings: Settings,
): Promise<Result<QuotedOpportunity>> {
  const nothing: QuotedOpportunity = { opportunities: [], quotes: [] };
  if (source.quote === null) return { ok: true, value: nothing };
  const knownId = known.continued?.find(({ key }) => key === 'opportunity')?.id;
  const quotes = knownId === undefined ? await findQuotes(source.quote.number, companyId, autotask) : NO_QUOTES;
  if (!quotes.ok) return quotes;
  const id = knownId ?? quotes.value[0]?.opportunityID ?? source.quote.native.opportunityId;
  const isOfInterest = targetsOf(source, settings).charges && chargedOnTicket(source);
  if (id === null || !isOfInterest) return { ok: true, value: { ...nothing, quotes: quotes.value } };
  const opportunity = await autotask.get('Opportunities', id);
  if (!opportunity.ok) return opportunity;
  const opportunities = opportunity.value ? [opportunity.value] : [];
  return { ok: true, value: { opportunities, quotes: quotes.value } };
}

const NO_QUOTES: Result<AutotaskQuote[]> = { ok: true, value: [] };

async function findQuotes(
  number: string,
  companyId: AutotaskId,
  autotask: AutotaskPort,
): Promise<Result<AutotaskQuote[]>> {
  const quotes = await autotask.query('Quotes', [
    { op: 'eq', field: 'externalQuoteNumber', value: number },
    { op: 'eq', field: 'companyID', value: companyId },
  ]);
  // The database may take another number for equal.
  return quotes.ok
    ? { ok: true, value: quotes.value.filter(({ externalQuoteNumber }) => externalQuoteNumber === number) }
    : quotes;
}
