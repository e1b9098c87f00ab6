import type { AutotaskRecord, AutotaskSeed } from '../types.ts';
import { companyIdOf } from './autotaskIds.ts';
import { seedDate } from './seedDate.ts';
import { orderNumberOf, seedIndex } from './seedIndex.ts';
import { ticketPriorities, ticketQueues, ticketStatuses } from './ticketPicklists.ts';

function ticket(id: number, customerId: number, title: string, rest: Record<string, unknown> = {}): AutotaskRecord {
  return {
    id,
    title,
    ticketNumber: `T20261105.${String(id % 10_000).padStart(4, '0')}`,
    companyID: companyIdOf(customerId),
    status: ticketStatuses.new,
    priority: ticketPriorities.medium,
    queueID: ticketQueues.sales,
    createDate: seedDate(35),
    dueDateTime: seedDate(70),
    ...rest,
  };
}

const linked = orderNumberOf(seedIndex.orderTicketLinked);

/**
 * Tickets before the first sync: one that bears an order's number as external id, the same external id at another
 * company, one with an order's number in its title only, and ordinary ones to pick from.
 */
const tickets: AutotaskRecord[] = [
  ticket(70_001, 1001, `${linked} PO-LINKED`, { externalID: linked }),
  ticket(70_003, 1002, 'Somebody else’s number', { externalID: linked }),
  ticket(70_005, 1002, `Please deliver ${orderNumberOf(seedIndex.orderPossibleDuplicate)}`),
  ticket(70_007, 1004, 'Printer on second floor', { queueID: ticketQueues.service }),
  ticket(70_009, 1004, 'Order for the new starters'),
  ticket(70_011, 1004, 'Old order', { status: ticketStatuses.complete }),
  ticket(70_013, 1006, 'Clinic fit-out', { status: ticketStatuses.inProgress }),
];

/** Tickets, with one charge and one note that a person made. */
export function createTicketRecords(): AutotaskSeed {
  return {
    Tickets: tickets,
    TicketCharges: [
      {
        id: 75_001,
        ticketID: 70_009,
        name: 'Courier',
        chargeType: 19,
        billingCodeID: 29_682_807,
        datePurchased: seedDate(36),
        unitQuantity: 1,
        unitPrice: 12,
        unitCost: 10,
        isBillableToCompany: true,
        isBilled: true,
        status: 4,
      },
    ],
    TicketNotes: [
      { id: 76_001, ticketID: 70_009, title: 'Call', description: 'Wants it this month', noteType: 13, publish: 17 },
    ],
  };
}
