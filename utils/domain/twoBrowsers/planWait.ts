import type { AutotaskEntity, AutotaskId } from '../autotaskRecords';
import type { Known, Link } from '../known';
import type { CreateOperation, Operation, Plan, Watch } from '../plan';
import type { PlanInput } from '../planInput';
import type { RemoteState } from '../remoteState';
import { hasSyncRecord } from '../syncRecord/readSyncRecord';
import { unprovenKeys } from './claims';

/** Names the observation of a set that another browser seems to be writing, among the intents. */
export const WATCH_KEY = 'watch:items';

/**
 * Milliseconds until this browser's own young records must have turned up in queries, which may lag behind writes; null when
 * nothing is missing. Until then a missing record is no removed one.
 */
export function waitForOwn({ known, remote, settleMs }: PlanInput): number | null {
  const missing = known.links.filter((link) => isMissing(link, remote));
  const ages = [...missing.flatMap(({ madeAgeMs }) => madeAgeMs ?? []), ...unseenAges(known, remote)];
  const waits = ages.map((ageMs) => settleMs - ageMs).filter((waitMs) => waitMs > 0);
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** Whether a record of a kind that is read with the document is not among what was read. */
function isMissing({ entity, id }: Link, remote: RemoteState): boolean {
  const shelves: Partial<Record<AutotaskEntity, { id: AutotaskId }[]>> = {
    Opportunities: remote.opportunities,
    Quotes: remote.quotes,
    QuoteItems: remote.items,
    Tickets: remote.tickets,
    TicketCharges: remote.charges,
  };
  const shelf = shelves[entity];
  return shelf !== undefined && !shelf.some((row) => row.id === id);
}

/**
 * Milliseconds since this browser made the products and services that no look has shown: a double may be hidden likewise. An
 * unanswered create counts whatever a look shows: that may be another browser's, and the own one still arrive.
 */
export function unseenAges(known: Known, { products, services }: Pick<RemoteState, 'products' | 'services'>): number[] {
  const unproven = unprovenKeys(known);
  const isSeen = (link: Link) => [...products, ...services].some(({ id }) => id === link.id);
  const unseen = known.links.filter((link) => unproven.includes(link.key) && !isSeen(link));
  const unanswered = known.intents.filter(({ key }) => unproven.includes(key));
  return [...unseen.flatMap(({ madeAgeMs }) => madeAgeMs ?? []), ...unanswered.map(({ ageMs }) => ageMs)];
}

/**
 * The sync record names records that no query shows: another browser may have written them a moment ago. Only what stays
 * missing for the settle time was removed by a person. Null where nothing is missing, or a person's removal is known.
 */
export function waitForRecorded(input: PlanInput): { watch: Watch; waitMs: number } | null {
  const { known, remote, settleMs } = input;
  const missing = known.links.filter(
    (link) => link.isRecorded && link.digests?.removed === undefined && isMissing(link, remote),
  );
  const parentId = known.links.find(({ key }) => key === 'opportunity' || key === 'ticket')?.id;
  if (missing.length === 0 || parentId === undefined) return null;
  const watch: Watch = { what: 'missing', parentId, count: missing.length };
  const seenFor = watchedFor(watch, known);
  return seenFor >= settleMs ? null : { watch, waitMs: settleMs - seenFor };
}

/** Milliseconds since this browser first saw what it sees now. */
function watchedFor(watch: Watch, { intents }: Known): number {
  const seen = intents.find(({ key }) => key === WATCH_KEY);
  return seen && isSameWatch(watch, seen.fields) ? seen.ageMs : 0;
}

/** Whether an observation that was kept is of the same sight. */
export function isSameWatch(watch: Watch, seen: Record<string, unknown>): boolean {
  return seen.what === watch.what && seen.parentId === watch.parentId && seen.count === watch.count;
}

/** Younger intents may belong to records that a query does not show yet: creating them again could double them. */
export function waitForIntents({ known, settleMs }: PlanInput, operations: Operation[]): number | null {
  const ages = known.intents
    .filter((intent) => operations.some((operation) => operation.kind === 'create' && operation.key === intent.key))
    .map((intent) => settleMs - intent.ageMs)
    .filter((remaining) => remaining > 0);
  return ages.length > 0 ? Math.max(...ages) : null;
}

/**
 * A set that another browser began and has not finished is left to it until nothing has changed for `quietMs`; then this
 * browser completes it (sync-rules § 6, *Two users at once*). Null where this browser may write.
 */
export function waitForQuiet(input: PlanInput, plan: Plan): { watch: Watch; waitMs: number } | null {
  const watch = unfinishedItems(input, plan) ?? unfinishedCharges(input, plan);
  if (!watch) return null;
  const quietFor = watchedFor(watch, input.known);
  if (quietFor >= input.quietMs) return null;
  return { watch, waitMs: Math.min(input.quietMs - quietFor, input.settleMs) };
}

function creationsOf(plan: Plan, entity: AutotaskEntity): CreateOperation[] {
  return plan.operations.flatMap((operation) =>
    operation.kind === 'create' && operation.entity === entity ? [operation] : [],
  );
}

/** Whether this browser itself wrote to the set, answered or not: made the parent, or a record in it. */
function isOwnWork({ known }: PlanInput, key: string, entity: AutotaskEntity): boolean {
  const isOfSet = (one: { key: string; entity: AutotaskEntity }) => one.key === key || one.entity === entity;
  const isMade = known.links.some((link) => isOfSet(link) && link.madeAgeMs !== undefined);
  return isMade || known.intents.some((intent) => isOfSet(intent) && intent.key !== WATCH_KEY);
}

/** The sync record and the quote's totals are the last things that are written to a new set. */
function unfinishedItems(input: PlanInput, plan: Plan): Watch | null {
  const { remote } = input;
  const parent = creationsOf(plan, 'QuoteItems')[0]?.parent;
  const quote = remote.quotes.find(({ id }) => id === parent);
  if (!quote || isOwnWork(input, 'quote', 'QuoteItems')) return null;
  const opportunity = remote.opportunities.find(({ id }) => id === quote.opportunityID);
  if (!opportunity || opportunity.useQuoteTotals || hasSyncRecord(opportunity)) return null;
  return {
    what: 'present',
    parentId: quote.id,
    count: remote.items.filter(({ quoteID }) => quoteID === quote.id).length,
  };
}

/** A ticket that a person chose is nobody's unfinished work. */
function unfinishedCharges(input: PlanInput, plan: Plan): Watch | null {
  const { remote, source, decisions } = input;
  const parent = creationsOf(plan, 'TicketCharges')[0]?.parent;
  const ticket = remote.tickets.find(({ id }) => id === parent);
  if (!ticket || decisions.ticket || isOwnWork(input, 'ticket', 'TicketCharges')) return null;
  if (ticket.externalID?.trim() !== source.number || hasSyncRecord(ticket)) return null;
  return {
    what: 'present',
    parentId: ticket.id,
    count: remote.charges.filter(({ ticketID }) => ticketID === ticket.id).length,
  };
}
