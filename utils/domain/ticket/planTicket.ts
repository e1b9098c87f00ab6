import type { AutotaskCompany, AutotaskTicket } from '../autotaskRecords';
import type { Link, OpenIntent } from '../known';
import { linkedIds } from '../matching/sharedKeys';
import type { Operation, Plan, PlannedFields, PlannedValue } from '../plan';
import type { PlanInput } from '../planInput';
import { planExisting, type RecordPlan } from '../planRecord';
import { withDescription } from '../preview/describedUpdate';
import { oneTimeTotals } from '../sale/totals';
import { chargeAmount } from './billedCharge';
import { planCancelled } from './cancelledOrder';
import { findTicket } from './findTicket';
import { planChargeChanges } from './planChargeChanges';
import { type PlannedCharges, planCharges } from './planCharges';
import { renewedDescription } from './renewedDescription';
import { ticketDescription } from './ticketDescription';
import { type TicketContent, ticketCreationFields, ticketFields } from './ticketFields';

export interface TicketInput {
  company: AutotaskCompany;
  /** The order's or its quote's opportunity; undefined where there is none. */
  opportunityId: PlannedValue | undefined;
  /** Whether products are charged here: not where Quote Manager invoices (sync-rules § 1). */
  hasCharges: boolean;
  /** No opportunity is planned beside it. */
  isAlone: boolean;
}

/** Adds the ticket of an order with its charges to the plan (sync-rules § 4). */
export function planTicket(input: PlanInput, ticketInput: TicketInput, plan: Plan): void {
  const found = findTicket(input, ticketInput.company);
  if (!found.ok) {
    plan.problems.push(found.problem);
    plan.questions.push(found.question);
    return;
  }
  const ticket = found.value;
  if (input.source.orderStatus === 'Cancelled') {
    if (ticket) planCancelled(input, ticket, plan);
    return;
  }
  const record = ticket ? followTicket(ticket, input, ticketInput) : makeTicket(input, ticketInput, plan);
  plan.operations.push(...record.operations);
  plan.differences.push(...record.differences);
  if (ticketInput.hasCharges) addCharges(ticket, input, ticketInput, plan);
}

function addCharges(ticket: AutotaskTicket | null, input: PlanInput, { isAlone }: TicketInput, plan: Plan): void {
  const { remote, known, settings, decisions } = input;
  const planned = planCharges({
    ...input,
    document: input.source,
    products: remote.products,
    services: remote.services,
    linkedProducts: linkedIds(known, 'product'),
  });
  const present = remote.charges.filter(({ ticketID }) => ticketID === ticket?.id);
  const changes = planChargeChanges({
    desired: planned.charges,
    remote: present,
    known,
    ticketId: ticket?.id ?? { created: 'ticket' },
    spared: planned.skippedKeys,
    settings,
    decisions,
  });
  mergeCharges(planned, plan);
  plan.operations.push(...missingFrom(plan, planned.creations), ...changes.operations);
  plan.notices.push(...changes.notices);
  plan.problems.push(...changes.problems);
  plan.questions.push(...changes.questions);
  plan.forget.push(...changes.forget);
  plan.differences.push(...changes.differences);
  // Beside an opportunity its own totals are shown, by period.
  if (!isAlone) return;
  plan.sourceTotals = oneTimeTotals(planned.charges.map(({ net }) => net));
  if (ticket) plan.remoteTotals = oneTimeTotals(present.map(chargeAmount));
}

/** With *both*, the quote items want the same products; what is said or wanted twice is planned once. */
function mergeCharges(planned: PlannedCharges, plan: Plan): void {
  const fresh = <T>(list: T[], known: T[]) => {
    const seen = new Set(known.map((entry) => JSON.stringify(entry)));
    return list.filter((entry) => !seen.has(JSON.stringify(entry)));
  };
  plan.notices.push(...fresh(planned.notices, plan.notices));
  plan.problems.push(...fresh(planned.problems, plan.problems));
  plan.questions.push(...fresh(planned.questions, plan.questions));
  plan.plannedItems += planned.charges.length;
  plan.skippedLines = Math.max(plan.skippedLines, planned.skippedLines);
}

function missingFrom(plan: Plan, creations: Operation[]): Operation[] {
  return creations.filter(({ key }) => !plan.operations.some((operation) => operation.key === key));
}

/** A ticket that stood there already bears somebody's own words: blank fields are filled, others are asked about. */
function followTicket(ticket: AutotaskTicket, input: PlanInput, ticketInput: TicketInput): RecordPlan {
  const { source, known, settings, decisions } = input;
  const link = known.links.find(({ key }) => key === 'ticket');
  const record = planExisting({
    key: 'ticket',
    entity: 'Tickets',
    id: ticket.id,
    parent: null,
    desired: ownedFields(ticketFields(contentOf(input, ticketInput)), ticket, link),
    remote: ticket,
    known: link ? known : { ...known, intents: [...known.intents, FOUND] },
    conflicts: settings.conflicts,
    decisions,
    label: 'Ticket',
  });
  const wanted = ticketDescription(source, settings, ticketInput.hasCharges);
  const after = renewedDescription(wanted, ticket.description, source, link);
  if (after === null) return record;
  const text = {
    key: 'ticket',
    id: ticket.id,
    before: ticket.description,
    after,
    reason: 'its lines changed',
  } as const;
  return { ...record, operations: withDescription(record.operations, text) };
}

/** As if an empty ticket had been made: what is blank then counts as ours to fill. */
const FOUND: OpenIntent = { key: 'ticket', entity: 'Tickets', fields: {}, ageMs: 0 };

/** The title is ours where we wrote it, or where it says the same; nothing to say is no reason to empty a stranger's field. */
function ownedFields(fields: PlannedFields, ticket: AutotaskTicket, link: Link | undefined): PlannedFields {
  const isWritten = (field: string) => link?.base[field] !== undefined || link?.digests?.[field] !== undefined;
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => {
      if (isWritten(field)) return true;
      return field === 'title' ? value === ticket.title : value !== null;
    }),
  );
}

function makeTicket(input: PlanInput, ticketInput: TicketInput, plan: Plan): RecordPlan {
  const { source, settings, reference, today } = input;
  const creation = ticketCreationFields({ settings, reference, company: ticketInput.company, today });
  plan.problems.push(...creation.problems);
  const description = ticketDescription(source, settings, ticketInput.hasCharges);
  const fields = { ...creation.fields, ...ticketFields(contentOf(input, ticketInput)), description };
  const common = { key: 'ticket', entity: 'Tickets', parent: null, reason: 'new ticket' } as const;
  return { operations: [{ kind: 'create', ...common, fields }], differences: [] };
}

function contentOf({ source, remote, settings }: PlanInput, { company, opportunityId }: TicketInput): TicketContent {
  const contact = remote.contacts.find(({ companyID, isActive }) => companyID === company.id && isActive);
  return { source, contactId: contact?.id ?? null, opportunityId, settings };
}
