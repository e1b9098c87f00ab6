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

describe('the look-up by the longest word of a name', () => {
  const bearers = (count: number, companyName: (index: number) => string) => {
    const [model] = sandbox().autotask.all('Companies').slice(1);
    for (let index = 0; index < count; index += 1)
      sandbox().autotask.create('Companies', {
        ...model,
        id: undefined,
        companyNumber: null,
        companyName: companyName(index),
      });
  };
  const pages = () =>
    sandbox().instrumentation.log.filter(({ side, path }) => side === 'autotask' && /\/Companies\/query/i.test(path));
  const found = async () => {
    rename({ name: 'Stonegate  INSURANCE Brokers', accountNumber: '' });
    sandbox().instrumentation.clearLog();
    return (await createEngine(sandbox())).sync(ref);
  };

  it('takes one of 500', async () => {
    // The seed has one of the word already.
    bearers(499, (index) => (index === 498 ? 'Stonegate Insurance Brokers' : `Stonegate ${index}`));
    expect(await found()).toMatchObject({ state: 'synced' });
  });

  it('gives up at the 501st row, and reads no more', async () => {
    bearers(1600, (index) => (index === 0 ? 'Stonegate Insurance Brokers' : `Stonegate ${index}`));
    expect(await found()).toMatchObject({ problem: { code: 'company-unlinked' } });
    // The name as written, and two pages of its word.
    expect(pages()).toHaveLength(3);
  });
});
