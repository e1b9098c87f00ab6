import { companyIdOf } from '../../../sandbox/seed/autotaskIds';
import { firstContact } from '../../../sandbox/seed/contactProfiles';
import { seedIndex } from '../../../sandbox/seed/seedIndex';
import type { ProblemCase } from '../ProblemCase';

const sameText = (value: unknown, other: string) => String(value).toLowerCase() === other.toLowerCase();

/** Company, contact, owner and address. */
export const partiesCases: ProblemCase[] = [
  {
    code: 'company-unlinked',
    because: 'Autotask has no such company',
    document: `quote:${seedIndex.companyMissing}`,
    mend: ({ box }) => {
      const like = box.autotask.all('Companies').find((company) => company.id !== 0 && company.isActive);
      const named = { companyName: 'Stonegate  INSURANCE Brokers', companyNumber: null };
      box.autotask.create('Companies', { ...like, id: undefined, ...named });
    },
  },
  {
    code: 'company-unlinked',
    because: 'two companies bear the name',
    document: `quote:${seedIndex.companyAmbiguous}`,
    mend: ({ box }) => box.autotask.patch('Companies', 29684004, { companyName: 'Riverside Hotels (old)' }),
  },
  {
    code: 'company-unlinked',
    because: 'the company is inactive',
    document: `quote:${seedIndex.companyInactive}`,
    mend: ({ box }) => box.autotask.patch('Companies', companyIdOf(1020), { isActive: true }),
  },
  {
    code: 'currency-differs',
    because: 'the company has another currency',
    document: `quote:${seedIndex.currencyDiffers}`,
    mend: ({ box }) => box.autotask.patch('Companies', companyIdOf(1021), { currencyID: 2 }),
  },
  {
    code: 'contact-mismatch',
    because: 'the contact moved to another company since it was looked up',
    document: `quote:${seedIndex.skeleton}`,
    spoil: async ({ box, engine }) => {
      await engine.sync(`quote:${seedIndex.wonRecurring}`);
      const { email } = firstContact(1002);
      const contact = box.autotask.all('Contacts').find(({ emailAddress }) => sameText(emailAddress, email));
      box.autotask.patch('Contacts', contact?.id ?? 0, { companyID: companyIdOf(1003) });
    },
  },
  {
    code: 'owner-invalid',
    because: 'the employee is no resource and no default owner is set',
    document: `quote:${seedIndex.unknownOwner}`,
    settings: { opportunity: { owner: null } },
    mend: ({ engine }) => engine.changeSettings({ opportunity: { owner: 'morgan.ellis@seller.example' } }),
  },
  {
    code: 'location-required',
    because: 'nobody has an address',
    document: `quote:${seedIndex.noAddress}`,
    mend: ({ box }) =>
      box.quoteManager.patch('quote', seedIndex.noAddress, { deliveryAddress: '1 New Street', deliveryCity: 'Albany' }),
  },
];
