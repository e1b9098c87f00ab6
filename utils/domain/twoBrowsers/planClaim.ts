import type { AutotaskCompany, AutotaskId, AutotaskQuote, AutotaskQuoteItem } from '../autotaskRecords';
import type { Link } from '../known';
import { resolveChoice, settingMissing } from '../matching/resolveChoice';
import type { FieldValue, Operation, OperationKey } from '../plan';
import type { PlanInput } from '../planInput';
import type { Problem } from '../problem';
import { turnedDown } from '../questions/settleDecisions';
import { externalNumber } from '../sale/orderOpportunity';
import { isMadeFor, opportunityTitle } from '../sale/planOpportunity';
import { planOpportunityState } from '../sale/stateMapping';
import { duplicateMark } from './duplicateMark';

/** What a browser does that was not the first: its own empty record is marked, and the other one's is taken. */
export interface Yielding {
  operations: Operation[];
  problems: Problem[];
}

/**
 * Two browsers made the same parent at once (sync-rules § 6): the lowest id wins, the others mark their own empty record and
 * go on with the winner's. Null where nothing is to be given up. Planned alone: only a fresh look shows what the winner has.
 */
export function planYield(input: PlanInput, company: AutotaskCompany): Yielding | null {
  return yieldOpportunity(input, company) ?? yieldTicket(input, company) ?? yieldQuote(input);
}

/** The link of a record that this very browser made. */
function ownLink({ known }: PlanInput, key: OperationKey): Link | undefined {
  return known.links.find((link) => link.key === key && link.madeAgeMs !== undefined);
}

/**
 * A background died after it had marked its own record and before it took the winner: the mark tells which one that is. It is
 * marked once more, so that a fresh look follows. `rows` are all present records of the kind, `markOf` reads what bears the mark.
 */
function namedRace<Row extends { id: AutotaskId }>(
  link: Link | undefined,
  rows: Row[],
  markOf: (row: Row) => string,
): Race | null {
  const own = link && rows.find(({ id }) => id === link.id);
  const winner = own && rows.find(({ id }) => markOf(own) === duplicateMark(id));
  return link && own && winner ? { winner: winner.id, losers: [own], link } : null;
}

function yieldOpportunity(input: PlanInput, company: AutotaskCompany): Yielding | null {
  const { remote, known, settings, source, reference } = input;
  const open = planOpportunityState('draft', settings, reference, false).value?.openStatus;
  const title = opportunityTitle(source, settings);
  const twins = remote.opportunities.filter(
    (row) =>
      row.companyID === company.id &&
      // One that is closed already was won meanwhile, if it is the document's at all.
      (row.status === open || isMadeFor(source, row)) &&
      !turnedDown(input.decisions.opportunity).includes(row.id) &&
      row.title.trim() === title &&
      // With a title that names no number, another document's opportunity may bear it too.
      (!hasQuote(input, row.id) || hasOwnQuote(input, row.id)),
  );
  const named = namedRace(ownLink(input, 'opportunity'), remote.opportunities, (row) => row.title);
  const race = named ?? raceOf('opportunity', twins, input);
  const losers = race?.losers.filter(({ id }) => !hasQuote(input, id)) ?? [];
  if (!race || losers.length === 0 || known.links.some(({ key }) => key === 'quote')) return null;
  const lost = planOpportunityState('declined', settings, reference, false);
  if (!lost.value) return { operations: [], problems: lost.problems };
  const { stage, status, lossReason } = lost.value;
  const after: Record<string, FieldValue> = {
    title: duplicateMark(race.winner),
    stage,
    status,
    probability: 0,
    ...NOTHING_SOLD,
    ...(lossReason === null ? {} : { lossReason }),
  };
  return {
    operations: giveUp(
      race,
      losers.map((own) => mark('Opportunities', own, { after, race })),
    ),
    problems: [],
  };
}

interface Race {
  winner: AutotaskId;
  /** Equal records that this browser made, or may have made: after an unanswered create nobody can tell which one it was. */
  losers: { id: AutotaskId }[];
  /** What was written to the own record. */
  link: Pick<Link, 'key' | 'entity' | 'base'>;
}

/** Whether another browser's equal record was there before our own; `twins` in id order. */
function raceOf(key: 'opportunity' | 'ticket', twins: { id: AutotaskId }[], input: PlanInput): Race | null {
  const [winner] = twins;
  if (!winner) return null;
  const link = ownLink(input, key);
  const own = twins.find(({ id }) => id === link?.id);
  if (link && own) return own === winner ? null : { winner: winner.id, losers: [own], link };
  const intent = input.known.intents.find((candidate) => candidate.key === key);
  if (!intent || twins.length === 1 || input.known.links.some((known) => known.key === key)) return null;
  const { entity, fields } = intent;
  return { winner: winner.id, losers: twins.slice(1), link: { key, entity, base: fields } };
}

const NOTHING_SOLD = {
  amount: 0,
  cost: 0,
  onetimeRevenue: 0,
  monthlyRevenue: 0,
  quarterlyRevenue: 0,
  yearlyRevenue: 0,
};

const hasQuote = ({ remote }: PlanInput, opportunityId: AutotaskId | undefined): boolean =>
  remote.quotes.some((quote) => quote.opportunityID === opportunityId);

const hasOwnQuote = ({ remote, source }: PlanInput, opportunityId: AutotaskId): boolean =>
  remote.quotes.some(
    (quote) => quote.opportunityID === opportunityId && quote.externalQuoteNumber === externalNumber(source),
  );

function yieldTicket(input: PlanInput, company: AutotaskCompany): Yielding | null {
  const { remote, source, settings, reference } = input;
  const twins = remote.tickets.filter(
    ({ companyID, externalID }) => companyID === company.id && externalID?.trim() === source.number,
  );
  const named = namedRace(ownLink(input, 'ticket'), remote.tickets, (row) => row.title);
  const race = named ?? raceOf('ticket', twins, input);
  const losers = race?.losers.filter(({ id }) => !remote.charges.some(({ ticketID }) => ticketID === id)) ?? [];
  if (!race || losers.length === 0) return null;
  const { closedStatus } = settings.ticket;
  const closed = resolveChoice(closedStatus, reference.picklists['Tickets.status'] ?? []);
  if (closedStatus !== null && !closed.ok)
    return { operations: [], problems: [settingMissing('ticket.closedStatus', closed.reason)] };
  const after: Record<string, FieldValue> = {
    title: duplicateMark(race.winner),
    externalID: null,
    ...(closed.ok ? { status: closed.value.id } : {}),
  };
  return {
    operations: giveUp(
      race,
      losers.map((own) => mark('Tickets', own, { after, race })),
    ),
    problems: [],
  };
}

/** Autotask refuses a second quote of our number in one opportunity, unless two come at the very same moment. */
function yieldQuote(input: PlanInput): Yielding | null {
  const { remote, known } = input;
  const link = ownLink(input, 'quote');
  const own = remote.quotes.find(({ id }) => id === link?.id);
  if (!link || !own) return null;
  const rivals = remote.quotes.filter(({ opportunityID }) => opportunityID === own.opportunityID);
  const isFirst = (rival: AutotaskQuote) => rival.id < own.id && rival.externalQuoteNumber === own.externalQuoteNumber;
  const named = namedRace(link, rivals, ({ name }) => name);
  const winner = rivals.find(named ? ({ id }) => id === named.winner : isFirst);
  if (!winner || (!named && !own.externalQuoteNumber)) return null;
  const removals = remote.items
    .filter((item) => item.quoteID === own.id)
    .flatMap((item) => {
      const made = known.links.find(({ id, entity, madeAgeMs }) => {
        return id === item.id && entity === 'QuoteItems' && madeAgeMs !== undefined;
      });
      return made ? [removeOwn(made.key, item)] : [];
    });
  const race: Race = { winner: winner.id, losers: [own], link };
  const after = { externalQuoteNumber: null, name: duplicateMark(winner.id) };
  const marked = { ...mark('Quotes', own, { after, race }), after: removals.map(({ key }) => key) };
  const primary: Operation[] = winner.primaryQuote
    ? []
    : [
        {
          kind: 'update',
          key: 'quote',
          entity: 'Quotes',
          id: winner.id,
          parent: null,
          changes: { primaryQuote: { before: false, after: true } },
          reason: 'the one that stays',
        },
      ];
  return { operations: [...giveUp(race, [...removals, marked]), ...primary], problems: [] };
}

function removeOwn(key: OperationKey, item: AutotaskQuoteItem): Operation {
  const reason = 'its quote is a duplicate';
  return { kind: 'delete', key: `${key}#remove`, entity: 'QuoteItems', id: item.id, parent: item.quoteID, reason };
}

function mark(
  entity: 'Opportunities' | 'Tickets' | 'Quotes',
  own: { id: AutotaskId },
  { after, race }: { after: Record<string, FieldValue>; race: Race },
): Extract<Operation, { kind: 'update' }> {
  const before = own as unknown as Record<string, FieldValue | undefined>;
  const changes = Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, { before: before[field], after: value }]),
  );
  const reason = `another browser made #${race.winner} first`;
  return { kind: 'update', key: `duplicate:${own.id}`, entity, id: own.id, parent: null, changes, reason };
}

/**
 * Only then is the winner taken: a background that dies in between still knows its own record, and marks it. Both browsers wrote
 * the same document, so what was written to the own record is what was written to the other one.
 */
function giveUp({ link, winner }: Race, marks: Operation[]): Operation[] {
  const { key, entity, base } = link;
  const after = marks.map((operation) => operation.key);
  return [...marks, { kind: 'adopt', key, entity, id: winner, base, after, reason: 'it was there first' }];
}
