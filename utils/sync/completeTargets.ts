import type { AutotaskQuoteLocation } from '../domain/autotaskRecords';
import type { Result } from '../domain/result';
import { targetsOf } from '../domain/syncTargets';
import { allOk } from './allOk';
import { type FindInput, findSale } from './findSale';
import { findTickets, readQuotedOpportunity } from './readTickets';
import type { Targets } from './targets';

/** The document's records, and the quote locations with its addresses where they were looked for. */
export interface CompleteTargets {
  targets: Targets;
  locations: AutotaskQuoteLocation[] | null;
}

/** Looks for what the document wants and no link led to: the opportunity with its quote, the ticket; both at once. */
export async function completeTargets(linked: Targets, input: FindInput): Promise<Result<CompleteTargets>> {
  const wanted = targetsOf(input.source, input.settings);
  const answers = await Promise.all([
    wanted.opportunity && !linked.read.sale ? findSale(input) : null,
    wanted.ticket && !linked.read.ticket ? findTicketSide(input, !wanted.opportunity) : null,
  ]);
  const [sale, ticket] = answers;
  const results = allOk([sale ?? NOTHING, ticket ?? NOTHING]);
  if (!results.ok) return results;
  const [foundSale, foundTicket] = results.value;
  const targets: Targets = { ...linked, ...foundTicket };
  if (!foundSale) return { ok: true, value: { targets, locations: null } };
  const { locations, opportunities, quotes, items } = foundSale;
  return { ok: true, value: { targets: { ...targets, opportunities, quotes, items }, locations } };
}

const NOTHING = { ok: true, value: null } as const;

/** For a ticket alone the quote's opportunity is looked for as well: the ticket refers to it. */
async function findTicketSide(input: FindInput, isAlone: boolean): Promise<Result<Partial<Targets>>> {
  const { source, lookups, decisions, autotask, known, settings } = input;
  const [company, ...others] = lookups.companies.filter((candidate) => candidate.isActive);
  if (!company || others.length > 0) return { ok: true, value: {} };
  const search = { source, companyId: company.id, decisions, autotask };
  const answers = await Promise.all([
    findTickets(search),
    isAlone ? readQuotedOpportunity(search, known, settings) : ({ ok: true, value: {} } as const),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [tickets, quoted] = results.value;
  return { ok: true, value: { ...tickets, ...quoted } };
}
