import { fallbackOwnerEmail } from '../sandbox/seed/staffProfiles.ts';

/** The settings that decide what a document leaves behind, as sync-rules § 1 – § 4 name them; lists by label. */
export interface ExpectedSettings {
  workflow: 'invoiceInAutotask' | 'invoiceInQuoteManager';
  target: 'ticket' | 'opportunity' | 'both';
  unquotedToOpportunity: boolean;
  statuses: string[];
  productsMissing: 'create' | 'stop';
  optionalLines: 'asOptional' | 'selectedOnly';
  owner: string;
  category: string;
  leadSource: string;
  shippingType: string;
  unlistedMaterialCode: string;
  surchargeMaterialCode: string;
  couponMaterialCode: string;
  oneOffMaterialCode: string;
  productMaterialCode: string;
  productMaterialCodeByCategory: Record<string, string>;
  serviceCode: string;
  states: Record<'created' | 'won' | 'lost', StateRow>;
  ticket: TicketChoices;
}

interface StateRow {
  stage: string;
  status: string;
  probability: number;
  winReason?: string;
  lossReason?: string;
}

interface TicketChoices {
  productMaterialCode: string;
  chargeType: string;
  queue: string;
  status: string;
  priority: string;
  source: string;
  issueType: string;
  subIssueType: string;
  category: string;
}

const defaults: ExpectedSettings = {
  workflow: 'invoiceInAutotask',
  target: 'ticket',
  unquotedToOpportunity: false,
  statuses: ['Approved', 'Processed'],
  productsMissing: 'create',
  optionalLines: 'asOptional',
  owner: fallbackOwnerEmail,
  category: 'Hardware sale',
  leadSource: 'Existing customer',
  shippingType: 'Ground',
  unlistedMaterialCode: 'Miscellaneous',
  surchargeMaterialCode: 'Card surcharge',
  couponMaterialCode: 'Miscellaneous',
  oneOffMaterialCode: 'Miscellaneous',
  productMaterialCode: 'Hardware',
  productMaterialCodeByCategory: { Software: 'Software' },
  serviceCode: 'Managed Services',
  states: {
    created: { stage: 'Proposal', status: 'Active', probability: 50 },
    won: { stage: 'Won', status: 'Closed', probability: 100, winReason: 'Relationship' },
    lost: { stage: 'Lost', status: 'Lost', probability: 0, lossReason: 'No decision' },
  },
  ticket: {
    productMaterialCode: 'Freight',
    chargeType: 'Operational',
    queue: 'Sales Orders',
    status: 'New',
    priority: 'Medium',
    source: 'Sales order',
    issueType: 'Procurement',
    subIssueType: 'New order',
    category: 'Sales order',
  },
};

/** The sandbox's settings file as the rules read it, written out by hand so that no reader of settings is trusted. */
export function expectedSettings(overrides: Partial<ExpectedSettings> = {}): ExpectedSettings {
  return { ...structuredClone(defaults), ...overrides };
}
