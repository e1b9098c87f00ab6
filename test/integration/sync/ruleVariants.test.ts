import { describe, expect, it } from 'vitest';
import { seedProducts } from '../../sandbox/seed/catalogueExceptions';
import { opportunityStages, opportunityStatuses } from '../../sandbox/seed/opportunityPicklists';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();

describe('a company that is looked for by its name', () => {
  it('is none where more than 500 companies share its longest word', async () => {
    const like = sandbox()
      .autotask.all('Companies')
      .find(({ companyName }) => companyName === 'OAKRIDGE  Medical centre');
    for (let number = 1; number <= 500; number += 1) {
      const other = { ...like, id: undefined, companyName: `Oakridge ${number}`, companyNumber: '' };
      sandbox().autotask.create('Companies', other);
    }
    const engine = await createEngine(sandbox());
    const status = await engine.sync(`quote:${seedIndex.companyByName}`);
    expect(status.problem?.code).toBe('company-unlinked');
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('won.close', () => {
  const { won, active } = { won: opportunityStages.won, active: opportunityStatuses.active };
  const cases = [
    { close: 'stageOnly', quote: seedIndex.won, status: active },
    { close: 'stageOnly', quote: seedIndex.wonRecurring, status: active },
    { close: 'closed', quote: seedIndex.won, status: opportunityStatuses.closed },
    { close: 'closed', quote: seedIndex.wonRecurring, status: opportunityStatuses.closed },
  ];

  it.each(cases)(
    '$close decides whether the won opportunity is closed (quote $quote)',
    async ({ close, quote, status }) => {
      const engine = await createEngine(sandbox(), { won: { close } });
      expect((await engine.sync(`quote:${quote}`)).state).toBe('synced');
      expect(recordsOf(sandbox(), quote).opportunities).toMatchObject([{ stage: won, status, probability: 100 }]);
    },
  );
});

describe('a one-off service that recurs from now on', () => {
  it('turns its Cost item into a Service item, and touches nothing else', async () => {
    const engine = await createEngine(sandbox());
    const quote = seedIndex.demo;
    const line = sandbox()
      .quoteManager.all('quoteline')
      .find(({ id, productID }) => String(id).startsWith(String(quote)) && productID === seedProducts.serviceMonthly);
    const oneOff = { isRecurring: false, recurringType: null };
    sandbox().quoteManager.patch('quoteline', line?.id ?? 0, oneOff);
    await engine.sync(`quote:${quote}`);
    const before = recordsOf(sandbox(), quote).items;
    expect(before.filter(({ quoteItemType }) => quoteItemType === 11)).toEqual([]);
    sandbox().quoteManager.patch('quoteline', line?.id ?? 0, { isRecurring: true, recurringType: 0 });
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${quote}`)).state).toBe('synced');
    const after = recordsOf(sandbox(), quote).items;
    const kept = before.filter(({ id }) => after.some((item) => item.id === id));
    expect(kept).toHaveLength(before.length - 1);
    expect(after).toEqual(expect.arrayContaining(kept));
    expect(after.filter(({ quoteItemType }) => quoteItemType === 11)).toHaveLength(1);
  });
});
