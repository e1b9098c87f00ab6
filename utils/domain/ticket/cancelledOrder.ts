import type { AutotaskTicket, AutotaskTicketCharge } from '../autotaskRecords';
import type { OperationKey, Plan } from '../plan';
import type { PlanInput } from '../planInput';
import { chargeOperations } from './chargeOperations';

type OwnCharge = { key: OperationKey; charge: AutotaskTicketCharge };

/** A cancelled order deletes nothing by itself: its unbilled charges go once the user agrees (sync-rules § 6). */
export function planCancelled(input: PlanInput, ticket: AutotaskTicket, plan: Plan): void {
  const own = ownCharges(input, ticket);
  const open = own.filter(({ charge }) => !charge.isBilled);
  const billed = own.filter(({ charge }) => charge.isBilled);
  if (input.decisions.removeCharges)
    plan.operations.push(
      ...open.map(({ key, charge }) => chargeOperations.remove(key, charge, 'the order was cancelled')),
    );
  else if (open.length > 0) offerRemoval(open, plan);
  if (billed.length > 0) {
    const message = `The order was cancelled, but these charges are billed: ${names(billed)}.`;
    plan.notices.push({ code: 'charge-billed', message });
  }
}

function ownCharges({ known, remote }: PlanInput, ticket: AutotaskTicket): OwnCharge[] {
  const links = known.links.filter(({ entity }) => entity === 'TicketCharges');
  return links.flatMap(({ key, id }) => {
    const charge = remote.charges.find((candidate) => candidate.id === id && candidate.ticketID === ticket.id);
    return charge ? [{ key, charge }] : [];
  });
}

function offerRemoval(open: OwnCharge[], plan: Plan): void {
  const message = `The order was cancelled; its charges still stand on the ticket: ${names(open)}.`;
  plan.notices.push({ code: 'order-cancelled', message });
  const label = open.length === 1 ? 'Remove the charge' : `Remove the ${open.length} charges`;
  plan.questions.push({
    id: 'remove-charges',
    code: null,
    text: message,
    answers: [{ label, hint: 'None of them is billed.', decision: { removeCharges: true } }],
  });
}

const names = (charges: OwnCharge[]): string => charges.map(({ charge }) => `"${charge.name}"`).join(', ');
