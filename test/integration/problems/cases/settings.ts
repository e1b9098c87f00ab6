import { seedIndex } from '../../../sandbox/seed/seedIndex';
import type { ProblemCase } from '../ProblemCase';

const document = `quote:${seedIndex.skeleton}` as const;
const proposal = { stage: 'Proposal', status: 'Active', probability: 50 };

/** Settings that are missing, and lists that do not have what they name. */
export const settingsCases: ProblemCase[] = [
  {
    code: 'setting-missing',
    because: 'there is shipping and no shipping type',
    document,
    settings: { opportunity: { shippingType: null } },
    mend: ({ engine }) => engine.changeSettings({ opportunity: { shippingType: 'Ground' } }),
  },
  {
    code: 'setting-missing',
    because: 'the tenant has no such stage',
    document,
    settings: { opportunity: { states: { created: { ...proposal, stage: 'No such stage' } } } },
    mend: ({ engine }) => engine.changeSettings({ opportunity: { states: { created: proposal } } }),
  },
  {
    code: 'billing-code-missing',
    because: 'the tenant has no such material code',
    document: `quote:${seedIndex.freeText}`,
    settings: { unlistedMaterialCode: 'Small parts' },
    mend: ({ box }) => {
      const like = box.autotask.all('BillingCodes').find(({ name }) => name === 'Consulting');
      box.autotask.create('BillingCodes', { ...like, id: undefined, name: 'Small parts' });
    },
  },
  {
    code: 'picklist-changed',
    because: 'Autotask refuses a value that its list still shows',
    document,
    spoil: ({ box }) =>
      box.instrumentation.addFault({
        side: 'autotask',
        method: 'POST',
        path: '/Opportunities$',
        times: 2,
        action: { kind: 'status', status: 500, body: { errors: ["Invalid picklist value for field 'stage'."] } },
      }),
    mend: ({ engine }) =>
      engine.changeSettings({ opportunity: { states: { created: { ...proposal, stage: 'Negotiation' } } } }),
  },
  {
    code: 'not-supported',
    because: 'the settings have no place for quotes',
    document,
    settings: { quotes: { toOpportunity: false } },
    mend: ({ engine }) => engine.changeSettings({ quotes: { toOpportunity: true } }),
  },
];
