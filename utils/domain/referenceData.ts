import type { AutotaskBillingCode, AutotaskShippingType, PicklistEntry } from './autotaskRecords';

/** Picklists that the planner resolves by label, as `Entity.field`. */
export type PicklistName =
  | 'Opportunities.stage'
  | 'Opportunities.status'
  | 'Opportunities.leadSource'
  | 'Opportunities.opportunityCategoryID'
  | 'Opportunities.winReason'
  | 'Opportunities.lossReason'
  | 'QuoteItems.periodType'
  | 'Services.periodType'
  | 'Companies.companyType'
  | 'Tickets.queueID'
  | 'Tickets.status'
  | 'Tickets.priority'
  | 'Tickets.source'
  | 'Tickets.issueType'
  | 'Tickets.subIssueType'
  | 'Tickets.ticketCategory'
  | 'TicketCharges.chargeType';

/** The tenant's own lists, read once and cached. `picklists` holds every name that was read; an absent one is an empty list. */
export interface ReferenceData {
  picklists: Partial<Record<PicklistName, PicklistEntry[]>>;
  /** All billing codes of the tenant, active or not. */
  billingCodes: AutotaskBillingCode[];
  shippingTypes: AutotaskShippingType[];
  /** Null when the tenant does not use several currencies. */
  internalCurrencyId: number | null;
}

/** `BillingCodes.useType` of a material code, fixed by Autotask (sync-rules § 3). */
export const MATERIAL_USE_TYPE = 4;
