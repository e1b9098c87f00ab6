import type {
  AutotaskBillingCode,
  AutotaskResource,
  AutotaskShippingType,
  AutotaskTaxRegion,
  PicklistEntry,
} from './autotaskRecords';

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

/** A user-defined field of an entity, as the tenant has it. */
export interface UserDefinedField {
  name: string;
  label: string;
  dataType: string;
  /** Greatest number of characters; null when not stated. */
  length: number | null;
}

/** The tenant's own lists, read once and cached. `picklists` holds every name that was read; an absent one is an empty list. */
export interface ReferenceData {
  picklists: Partial<Record<PicklistName, PicklistEntry[]>>;
  /** All billing codes of the tenant, active or not. */
  billingCodes: AutotaskBillingCode[];
  shippingTypes: AutotaskShippingType[];
  /** Active resources: owners are found among them by e-mail. */
  resources: AutotaskResource[];
  taxRegions: AutotaskTaxRegion[];
  /** Fields that may hold the sync record (sync-rules § 6). */
  userDefinedFields: Record<'Opportunities' | 'Tickets', UserDefinedField[]>;
  /** Null when the tenant does not use several currencies. */
  internalCurrencyId: number | null;
}

/** `BillingCodes.useType` of a material code, fixed by Autotask (sync-rules § 3). */
export const MATERIAL_USE_TYPE = 4;
