import { refuseUnless } from '../RefusedError.ts';
import { type Draft, type EntityRules, isChanged, numberIn } from '../write/Draft.ts';
import { checkActiveResource, checkContact } from './checkContact.ts';

/** `T` + day + `.` + a number that counts up within the day. */
function nextTicketNumber({ context }: Draft): string {
  const prefix = `T${new Date(context.clock()).toISOString().slice(0, 10).replaceAll('-', '')}.`;
  const used = context.store
    .all('Tickets')
    .map((ticket) => String(ticket.ticketNumber))
    .filter((number) => number.startsWith(prefix))
    .map((number) => Number(number.slice(prefix.length)));
  return `${prefix}${String(Math.max(0, ...used) + 1).padStart(4, '0')}`;
}

function checkAssignment(draft: Draft): void {
  const { record } = draft;
  const hasResource = typeof record.assignedResourceID === 'number';
  const hasRole = typeof record.assignedResourceRoleID === 'number';
  refuseUnless(hasResource === hasRole, 'assignedResourceID and assignedResourceRoleID must be given together.');
  const assigned = typeof record.queueID === 'number' || hasResource;
  refuseUnless(assigned, 'A queueID or an assigned resource and role is required.');
  checkActiveResource(draft, 'assignedResourceID');
}

/** Tickets (autotask.md § 3.7). */
export const ticketRules: EntityRules = {
  check(draft) {
    const { record, before } = draft;
    checkAssignment(draft);
    refuseUnless(Boolean(record.dueDateTime), 'Missing Required Field: dueDateTime');
    checkContact(draft);
    const given = draft.sent.has('ticketNumber') && isChanged(draft, 'ticketNumber');
    refuseUnless(!given, 'ticketNumber is assigned by the system.');
    record.ticketNumber = before?.ticketNumber ?? nextTicketNumber(draft);
  },
};

/** Notes of tickets; they stay with their ticket. */
export const ticketNoteRules: EntityRules = {
  check(draft) {
    const moved = draft.before !== undefined && numberIn(draft.before, 'ticketID') !== draft.record.ticketID;
    refuseUnless(!moved, 'ticketID cannot be changed.');
  },
};
