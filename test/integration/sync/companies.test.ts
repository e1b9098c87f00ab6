import { describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const ref = `quote:${seedIndex.companyMissing}` as const;
const create = { companies: { missing: 'create' } };
const rename = (customer: { name?: string; accountNumber?: string }) =>
  sandbox().quoteManager.patch(
    'customer',
    Number(sandbox().quoteManager.get('quote', seedIndex.companyMissing)?.customerID),
    customer,
  );
const companies = () => sandbox().autotask.all('Companies').length;
const opportunities = () => sandbox().autotask.all('Opportunities').length;

const LONG_NAME =
  'Stonegate Insurance Brokers of the Greater Metropolitan Area and its Surrounding Counties and Boroughs (Holdings) Limited';

describe('a company that was made for a customer', () => {
  it.each([
    ['a name longer than Autotask keeps', { name: LONG_NAME, accountNumber: '' }],
    ['a name that is cut behind a word', { name: `${'Stonegate '.repeat(10)}Limited`, accountNumber: '' }],
    ['a number longer than Autotask keeps', { accountNumber: `STONE-${'0123456789'.repeat(5)}` }],
  ])('is found by another browser: %s', async (_, customer) => {
    rename(customer);
    const before = { companies: companies(), opportunities: opportunities() };
    expect(await (await createEngine(sandbox(), create)).sync(ref)).toMatchObject({ state: 'synced' });
    // With the number at hand the name may change.
    if (customer.accountNumber) rename({ name: 'Another name' });
    expect(await (await createEngine(sandbox(), create)).sync(ref)).toMatchObject({ state: 'synced' });
    const after = { companies: companies(), opportunities: opportunities() };
    expect(after).toEqual({ companies: before.companies + 1, opportunities: before.opportunities + 1 });
  });
});
