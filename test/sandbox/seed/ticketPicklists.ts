import type { PicklistSeed } from '../types.ts';
import { picklistValues } from './picklistValues.ts';

/** `Tickets.queueID` of this tenant. */
export const ticketQueues = { sales: 29_683_482, service: 29_683_378, old: 29_683_379 };

/** `Tickets.status` of this tenant. */
export const ticketStatuses = { new: 11, inProgress: 18, waiting: 27, complete: 35, old: 39 };

/** `Tickets.priority` of this tenant. */
export const ticketPriorities = { high: 14, medium: 22, low: 33 };

const issueTypes = { Procurement: 610, Hardware: 613, Software: 617 };

const subIssueTypes = [
  ...picklistValues({ 'New order': 631, Return: 637 }).map((value) => ({ ...value, parentValue: 610 })),
  ...picklistValues({ 'New order': 641, Repair: 643 }).map((value) => ({ ...value, parentValue: 613 })),
  ...picklistValues({ Licence: 647 }).map((value) => ({ ...value, parentValue: 617 })),
];

const plainTicketLists: PicklistSeed = {
  'Tickets.apiVendorID': picklistValues({ None: 463 }),
  'Tickets.changeApprovalBoard': picklistValues({ Board: 651 }),
  'Tickets.changeApprovalStatus': picklistValues({ Assigned: 653, Approved: 659 }),
  'Tickets.changeApprovalType': picklistValues({ All: 661, One: 673 }),
  'Tickets.creatorType': picklistValues({ Resource: 1, Contact: 5 }),
  'Tickets.currentServiceThermometerRating': picklistValues({ Good: 677, Poor: 683 }),
  'Tickets.previousServiceThermometerRating': picklistValues({ Good: 677, Poor: 683 }),
  'Tickets.lastActivityPersonType': picklistValues({ Resource: 1, Contact: 5 }),
  'Tickets.monitorTypeID': picklistValues({ Online: 691 }),
  'Tickets.rmaStatus': picklistValues({ Open: 701, Closed: 709 }),
  'Tickets.rmaType': picklistValues({ Repair: 719, Replace: 727 }),
  'Tickets.serviceLevelAgreementID': picklistValues({ Standard: 3, Premium: 7 }),
};

/** Picklists of tickets, their charges and notes. */
export const ticketPicklists: PicklistSeed = {
  ...plainTicketLists,
  'Tickets.queueID': picklistValues(
    { 'Sales Orders': ticketQueues.sales, 'Service Desk': ticketQueues.service },
    { 'Old queue': ticketQueues.old },
  ),
  'Tickets.status': picklistValues(
    {
      New: ticketStatuses.new,
      'In Progress': ticketStatuses.inProgress,
      'Waiting Materials': ticketStatuses.waiting,
      Complete: ticketStatuses.complete,
    },
    { 'On hold (old)': ticketStatuses.old },
  ),
  'Tickets.priority': picklistValues({
    High: ticketPriorities.high,
    Medium: ticketPriorities.medium,
    Low: ticketPriorities.low,
  }),
  'Tickets.source': picklistValues({ Phone: 811, 'Sales order': 821, Email: 823 }, { Fax: 827 }),
  'Tickets.issueType': picklistValues(issueTypes),
  'Tickets.subIssueType': subIssueTypes,
  'Tickets.ticketCategory': picklistValues({ Standard: 103, 'Sales order': 113 }, {}, 'Standard'),
  'Tickets.ticketType': picklistValues({ 'Service Request': 829, Incident: 839 }),
  'TicketCharges.chargeType': picklistValues({ Operational: 19, Capitalized: 23 }),
  'TicketCharges.status': picklistValues({ 'Need to Order': 3, Delivered: 4, 'On Order': 9 }),
  'TicketNotes.noteType': picklistValues({ 'Task Summary': 11, 'Task Notes': 13 }),
  'TicketNotes.publish': picklistValues({ 'All Autotask Users': 17, 'Internal Only': 29 }),
};
