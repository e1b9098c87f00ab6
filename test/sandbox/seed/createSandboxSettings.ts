import { fallbackOwnerEmail } from './staffProfiles.ts';

const states = {
  created: { stage: 'Proposal', status: 'Active', probability: 50 },
  won: { stage: 'Won', status: 'Closed', probability: 100, winReason: 'Relationship' },
  lost: { stage: 'Lost', status: 'Lost', probability: 0, lossReason: 'No decision' },
};

const ticket = {
  productMaterialCode: 'Freight',
  chargeType: 'Operational',
  queue: 'Sales Orders',
  status: 'New',
  closedStatus: 'Complete',
  priority: 'Medium',
  source: 'Sales order',
  issueType: 'Procurement',
  subIssueType: 'New order',
  category: 'Sales order',
  pickQueues: ['Sales Orders'],
  pickStatuses: ['New', 'In Progress'],
};

/**
 * A settings file for the seeded tenant: what differs from the defaults, by label.
 * The addresses (`quoteManager`, `autotask`) are left out: whoever starts the servers knows them.
 */
export function createSandboxSettings(): Record<string, unknown> {
  return structuredClone({
    version: 1,
    nativeIntegration: 'never',
    companies: { missing: 'ask', defaults: { companyType: 'Customer', phone: '+1 555 0100' } },
    opportunity: {
      owner: fallbackOwnerEmail,
      category: 'Hardware sale',
      leadSource: 'Existing customer',
      shippingType: 'Ground',
      states,
    },
    surchargeMaterialCode: 'Card surcharge',
    products: { materialCode: 'Hardware', materialCodeByCategory: { Software: 'Software' } },
    services: { serviceCode: 'Managed Services' },
    ticket,
  });
}
