import type { PicklistEntry } from '../../utils/domain/autotaskRecords';
import { mapTenantLists, type TenantLists } from '../../utils/domain/tenantLists';

const values = (labels: Record<string, number>, rest: Partial<PicklistEntry> = {}): PicklistEntry[] =>
  Object.entries(labels).map(([label, id]) => ({ id, label, isActive: true, isDefault: false, ...rest }));

const code = (id: number, name: string, useType: number, isActive = true) => ({
  id,
  name,
  useType,
  isActive,
  billingCodeType: 0,
  taxCategoryID: null,
  unitPrice: 0,
  unitCost: 0,
});

/** Lists of a small tenant: one retired queue, two sub-issue types of the same name, one retired `Miscellaneous`. */
export const tenantLists: TenantLists = mapTenantLists(
  {
    picklists: {
      'Opportunities.stage': values({ Proposal: 101, Won: 103, Lost: 107 }),
      'Opportunities.status': values({ Active: 11, Closed: 13, Lost: 17 }),
      'Opportunities.winReason': values({ Price: 19 }),
      'Tickets.queueID': [...values({ 'Sales Orders': 501, 'Service Desk': 503 }), ...retired('Old queue', 505)],
      'Tickets.status': values({ New: 1, 'In Progress': 8, Complete: 5 }),
      'Tickets.priority': values({ High: 1, Medium: 2 }),
      'Tickets.issueType': values({ Procurement: 31, Hardware: 33 }),
      'Tickets.subIssueType': [
        ...values({ 'New order': 41, Return: 43 }, { parentId: 31 }),
        ...values({ 'New order': 45 }, { parentId: 33 }),
      ],
      'TicketCharges.chargeType': values({ Operational: 3 }),
    },
    billingCodes: [
      code(61, 'Hardware', 4),
      code(63, 'Miscellaneous', 4),
      code(65, 'Miscellaneous', 4, false),
      code(67, 'Managed Services', 5),
    ],
    shippingTypes: [{ id: 71, name: 'Ground', isActive: true, billingCodeID: 61 }],
    resources: [
      { id: 81, email: 'dana@msp.example', isActive: true },
      { id: 83, email: null, isActive: true },
    ],
    taxRegions: [],
    userDefinedFields: {
      Opportunities: [
        { name: 'Quotebridge', label: 'Quotebridge', dataType: 'string', length: 8000 },
        { name: 'Seats', label: 'Seats', dataType: 'integer', length: null },
      ],
      Tickets: [],
    },
    internalCurrencyId: null,
  },
  { readAt: Date.now(), categories: ['Software', 'Hardware', ' ', 'software'] },
);

function retired(label: string, id: number): PicklistEntry[] {
  return [{ id, label, isActive: false, isDefault: false }];
}
