/** A value of one of the tenant's lists: its label or name (case ignored), or its id; null = not set. */
export type ListChoice = string | number | null;

/** Mapping of one document state (sync-rules § 2.4). */
export interface StateMapping {
  stage: ListChoice;
  status: ListChoice;
  probability: number;
  winReason?: ListChoice;
  lossReason?: ListChoice;
}

/** States that the mapping may name; `created`, `won` and `lost` suffice. */
export type MappedState =
  | 'created'
  | 'draft'
  | 'sent'
  | 'viewed'
  | 'pendingApproval'
  | 'approved'
  | 'won'
  | 'declined'
  | 'lost';

/** All settings; keys and meaning are those of sync-rules. Secrets are not among them. */
export interface Settings {
  version: 1;
  quoteManager: { apiUrl: string; portalUrls: string[] };
  autotask: { zoneUrl: string; impersonate: boolean };
  workflow: 'invoiceInAutotask' | 'invoiceInQuoteManager';
  nativeIntegration: 'active' | 'stopped' | 'never';
  quotes: { toOpportunity: boolean };
  salesOrders: { target: 'ticket' | 'opportunity' | 'both'; unquotedToOpportunity: boolean; statuses: string[] };
  companies: { missing: 'ask' | 'create'; defaults: { companyType: ListChoice; phone: string } };
  opportunities: { match: 'create' | 'ask' };
  opportunity: {
    titleTemplate: string;
    owner: string | null;
    category: ListChoice;
    leadSource: ListChoice;
    closeInDays: number | null;
    shippingType: ListChoice;
    states: Partial<Record<MappedState, StateMapping>>;
    syncRecordField: string | null;
  };
  won: { close: 'auto' | 'stageOnly' | 'closed' };
  items: { order: 'fast' | 'exact' };
  optionalLines: 'asOptional' | 'selectedOnly';
  lineProblems: 'stop' | 'skip';
  unlisted: 'cost' | 'stop';
  unlistedMaterialCode: ListChoice;
  surchargeMaterialCode: ListChoice;
  couponMaterialCode: ListChoice;
  products: {
    missing: 'create' | 'stop';
    update: 'prices' | 'all' | 'nothing';
    materialCode: ListChoice;
    materialCodeByCategory: Record<string, ListChoice>;
  };
  services: {
    serviceCode: ListChoice;
    serviceCodeByCategory: Record<string, ListChoice>;
    oneOffMaterialCode: ListChoice;
    materialCodeByCategory: Record<string, ListChoice>;
  };
  ticket: {
    titleTemplate: string;
    productMaterialCode: ListChoice;
    chargeType: ListChoice;
    queue: ListChoice;
    status: ListChoice;
    closedStatus: ListChoice;
    priority: ListChoice;
    source: ListChoice;
    issueType: ListChoice;
    subIssueType: ListChoice;
    category: ListChoice;
    dueInDays: number;
    pickQueues: ListChoice[];
    pickStatuses: ListChoice[];
    syncRecordField: string | null;
  };
  /** Period → value of QuoteItems.periodType, where the tenant's labels are not Autotask's own. */
  periods: Partial<Record<'oneTime' | 'monthly' | 'quarterly' | 'yearly', ListChoice>>;
  conflicts: 'ask' | 'quoteManagerWins' | 'autotaskWins';
  interpretation: {
    price: 'detect' | 'beforeDiscount' | 'afterDiscount';
    fixedDiscount: 'perLine' | 'perUnit';
    tax: 'detect' | 'perUnit' | 'perLine';
    taxRate: 'detect' | 'percent' | 'fraction';
  };
  automation: { enabled: boolean; browsers: number };
  notifications: { desktop: boolean; quietHours: { from: string; to: string } | null; muted: string[] };
}
