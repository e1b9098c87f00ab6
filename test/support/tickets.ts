import type { AutotaskTicket, AutotaskTicketCharge } from '../../utils/domain/autotaskRecords';
import type { PlanInput } from '../../utils/domain/planInput';
import type { ReferenceData } from '../../utils/domain/referenceData';
import type { Settings } from '../../utils/domain/settings';
import type { SourceDocument } from '../../utils/domain/sourceDocument';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { aDocument, aPlanInput, someReference, someSettings } from './documents';

const entry = (id: number, label: string, parentId?: number) => ({
  id,
  label,
  isActive: true,
  isDefault: false,
  ...(parentId === undefined ? {} : { parentId }),
});

/** Lists of tickets and their charges; two issue types have a sub-issue of the same name. */
export const ticketLists: ReferenceData['picklists'] = {
  'Tickets.queueID': [entry(501, 'Orders')],
  'Tickets.status': [entry(511, 'New'), entry(512, 'Complete')],
  'Tickets.priority': [entry(521, 'Medium')],
  'Tickets.source': [entry(531, 'Order')],
  'Tickets.issueType': [entry(541, 'Procurement'), entry(542, 'Hardware')],
  'Tickets.subIssueType': [entry(551, 'New order', 541), entry(552, 'New order', 542)],
  'Tickets.ticketCategory': [entry(561, 'Standard')],
  'TicketCharges.chargeType': [entry(81, 'Operational')],
};

/** What a ticket needs, chosen from these lists. */
export function ticketSettings(partial: Partial<Settings['ticket']> = {}): Settings['ticket'] {
  return {
    ...defaultSettings.ticket,
    productMaterialCode: 'Labor material',
    chargeType: 'Operational',
    queue: 'Orders',
    status: 'New',
    closedStatus: 'Complete',
    priority: 'Medium',
    issueType: 'Procurement',
    subIssueType: 'New order',
    ...partial,
  };
}

/** An approved order of one line, without a quote. */
export function anOrder(partial: Partial<SourceDocument> = {}): SourceDocument {
  return aDocument({
    kind: 'order',
    number: 'ON00000001',
    title: '',
    state: 'won',
    orderStatus: 'Approved',
    expiresOn: null,
    ...partial,
  });
}

/** What the planner is given for the first sync of `anOrder()` to a ticket. */
export function anOrderInput(partial: Partial<PlanInput> = {}): PlanInput {
  return aPlanInput({
    source: anOrder(),
    reference: someReference({ picklists: { ...someReference().picklists, ...ticketLists } }),
    settings: someSettings({ ticket: ticketSettings() }),
    ...partial,
  });
}

/** A ticket of the company of `anOrder()`'s customer that has nothing to do with the order. */
export function aTicket(partial: Partial<AutotaskTicket> = {}): AutotaskTicket {
  return {
    id: 6001,
    ticketNumber: 'T20260301.0001',
    title: 'Printer',
    companyID: 9001,
    contactID: null,
    opportunityID: null,
    description: null,
    externalID: null,
    purchaseOrderNumber: null,
    status: 511,
    priority: 521,
    queueID: 501,
    source: null,
    issueType: null,
    subIssueType: null,
    ticketCategory: null,
    dueDateTime: null,
    userDefinedFields: [],
    ...partial,
  };
}

/** An unbilled charge of the product of `aLine()`. */
export function aCharge(partial: Partial<AutotaskTicketCharge> = {}): AutotaskTicketCharge {
  return {
    id: 6101,
    ticketID: 6001,
    name: 'Laptop 14"',
    description: 'A laptop',
    productID: 7001,
    billingCodeID: 301,
    chargeType: 81,
    datePurchased: '2026-03-02T00:00:00Z',
    unitQuantity: 1,
    unitPrice: 100,
    unitCost: null,
    isBillableToCompany: true,
    isBilled: false,
    ...partial,
  };
}
