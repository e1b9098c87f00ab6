import type { AutotaskCompany, AutotaskId, AutotaskQuoteItem } from './autotaskRecords';
import type { Link } from './known';
import { externalNumber } from './orderOpportunity';
import type { FieldValue, Operation, OperationKey } from './plan';
import type { PlanInput } from './planInput';
import { opportunityTitle } from './planOpportunity';
import type { Problem } from './problem';
import { resolveChoice, settingMissing } from './resolveChoice';
import { planOpportunityState } from './stateMapping';

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

const duplicateTitle = (winner: AutotaskId): string => `[duplicate of #${winner}]`;

function yieldOpportunity(input: PlanInput, company: AutotaskCompany): Yielding | null {
  const { remote, known, settings, source, reference } = input;
  const link = ownLink(input, 'opportunity');
  const own = remote.opportunities.find(({ id }) => id === link?.id);
  const title = opportunityTitle(source, settings);
  const isEmpty = !known.links.some(({ key }) => key === 'quote') && !hasQuote(input, own?.id);
  if (!link || !own || !isEmpty || own.title.trim() !== title) return null;
  const winner = remote.opportunities.find(
    (rival) =>
      rival.id < own.id &&
      rival.companyID === company.id &&
      rival.status === own.status &&
      rival.title.trim() === title &&
      // With a title that names no number, another document's opportunity may bear it too.
      (!hasQuote(input, rival.id) || hasOwnQuote(input, rival.id)),
  );
  if (!winner) return null;
  const lost = planOpportunityState('declined', settings, reference, false);
  if (!lost.value) return { operations: [], problems: lost.problems };
  const { stage, status, lossReason } = lost.value;
  const after: Record<string, FieldValue> = {
    title: duplicateTitle(winner.id),
    stage,
    status,
    probability: 0,
    ...NOTHING_SOLD,
    ...(lossReason === null ? {} : { lossReason }),
  };
  return {
    operations: [
      { ...mark('Opportunities', own, after), reason: `another browser made #${winner.id} first` },
      adoptInstead(link, winner.id),
    ],
    problems: [],
  };
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
  const link = ownLink(input, 'ticket');
  const own = remote.tickets.find(({ id }) => id === link?.id);
  if (!link || !own || remote.charges.some(({ ticketID }) => ticketID === own.id)) return null;
  const isMarked = (externalID: string | null) => externalID?.trim() === source.number;
  const winner = remote.tickets.find(
    (rival) => rival.id < own.id && rival.companyID === company.id && isMarked(rival.externalID),
  );
  if (!winner || !isMarked(own.externalID)) return null;
  const { closedStatus } = settings.ticket;
  const closed = resolveChoice(closedStatus, reference.picklists['Tickets.status'] ?? []);
  if (closedStatus !== null && !closed.ok)
    return { operations: [], problems: [settingMissing('ticket.closedStatus', closed.reason)] };
  const after: Record<string, FieldValue> = {
    title: duplicateTitle(winner.id),
    externalID: null,
    ...(closed.ok ? { status: closed.value.id } : {}),
  };
  return {
    operations: [
      { ...mark('Tickets', own, after), reason: `another browser made #${winner.id} first` },
      adoptInstead(link, winner.id),
    ],
    problems: [],
  };
}

/** Autotask refuses a second quote of our number in one opportunity, unless two come at the very same moment. */
function yieldQuote(input: PlanInput): Yielding | null {
  const { remote, known } = input;
  const link = ownLink(input, 'quote');
  const own = remote.quotes.find(({ id }) => id === link?.id);
  if (!link || !own?.externalQuoteNumber) return null;
  const winner = remote.quotes.find(
    (rival) =>
      rival.id < own.id &&
      rival.opportunityID === own.opportunityID &&
      rival.externalQuoteNumber === own.externalQuoteNumber,
  );
  if (!winner) return null;
  const removals = remote.items
    .filter((item) => item.quoteID === own.id)
    .flatMap((item) => {
      const made = known.links.find(({ id, entity, madeAgeMs }) => {
        return id === item.id && entity === 'QuoteItems' && madeAgeMs !== undefined;
      });
      return made ? [removeOwn(made.key, item)] : [];
    });
  const after = { externalQuoteNumber: null, name: duplicateTitle(winner.id) };
  const reason = `another browser made #${winner.id} first`;
  const marked = { ...mark('Quotes', own, after), reason, after: removals.map(({ key }) => key) };
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
  return { operations: [...removals, marked, adoptInstead(link, winner.id), ...primary], problems: [] };
}

function removeOwn(key: OperationKey, item: AutotaskQuoteItem): Operation {
  const reason = 'its quote is a duplicate';
  return { kind: 'delete', key: `${key}#remove`, entity: 'QuoteItems', id: item.id, parent: item.quoteID, reason };
}

function mark(
  entity: 'Opportunities' | 'Tickets' | 'Quotes',
  own: { id: AutotaskId },
  after: Record<string, FieldValue>,
): Omit<Extract<Operation, { kind: 'update' }>, 'reason'> {
  const before = own as unknown as Record<string, FieldValue | undefined>;
  const changes = Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, { before: before[field], after: value }]),
  );
  return { kind: 'update', key: `duplicate:${own.id}`, entity, id: own.id, parent: null, changes };
}

/** Both browsers wrote the same document, so what was written to the own record is what was written to the other one. */
function adoptInstead(link: Link, id: AutotaskId): Operation {
  return { kind: 'adopt', key: link.key, entity: link.entity, id, base: link.base, reason: 'it was there first' };
}
