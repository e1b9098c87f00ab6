import { describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();

describe('an item that Autotask refuses', () => {
  it('leaves the others standing, says so, and is made by Retry alone', async () => {
    const engine = await createEngine(sandbox());
    sandbox().instrumentation.addFault({
      side: 'autotask',
      method: 'POST',
      path: '/Items$',
      nth: 2,
      action: { kind: 'status', status: 500, body: { errors: ['The product is not sold here.'] } },
    });
    const status = await engine.sync(`quote:${seedIndex.skeleton}`);
    expect(status).toMatchObject({
      state: 'partial',
      problem: { code: 'autotask-refused', details: ['The product is not sold here.'] },
    });
    expect(recordsOf(sandbox(), seedIndex.skeleton).items).toHaveLength(3);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.skeleton}`)).state).toBe('synced');
    expect(writesTo(sandbox())).toEqual([expect.stringMatching(/^POST Quotes\/\d+\/Items$/), 'PATCH Opportunities']);
    expect(recordsOf(sandbox(), seedIndex.skeleton).items).toHaveLength(4);
  });
});

describe('a customer that Autotask does not know', () => {
  const create = { companies: { missing: 'create', defaults: { companyType: 'Customer', phone: '+1 555 0100' } } };

  it('becomes a company first where the settings allow it', async () => {
    const engine = await createEngine(sandbox(), create);
    expect(await engine.sync(`quote:${seedIndex.companyMissing}`)).toMatchObject({ state: 'synced', problem: null });
    const made = sandbox()
      .autotask.all('Companies')
      .filter(({ companyName }) => companyName === 'Stonegate Insurance Brokers');
    expect(made).toHaveLength(1);
    expect(recordsOf(sandbox(), seedIndex.companyMissing).opportunities[0]).toMatchObject({ companyID: made[0]?.id });
  });

  it('needs the phone number that Autotask asks for', async () => {
    const engine = await createEngine(sandbox(), {
      companies: { ...create.companies, defaults: { companyType: 'Customer', phone: '' } },
    });
    expect((await engine.sync(`quote:${seedIndex.companyMissing}`)).problem).toMatchObject({
      code: 'setting-missing',
      parts: { setting: 'companies.defaults.phone' },
    });
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('records deleted or added by a person in Autotask', () => {
  it('names the opportunity that is gone; Retry makes it anew', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.skeleton}`);
    // As if it was long ago: a record made just now may only be late in queries.
    await engine.database.links.toCollection().modify((link) => {
      link.madeAt = 0;
    });
    const { opportunities, quotes, items } = recordsOf(sandbox(), seedIndex.skeleton);
    for (const { id } of items) sandbox().autotask.remove('QuoteItems', id);
    for (const { id } of quotes) sandbox().autotask.remove('Quotes', id);
    for (const { id } of opportunities) sandbox().autotask.remove('Opportunities', id);
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${seedIndex.skeleton}`)).problem?.code).toBe('target-gone');
    expect(writesTo(sandbox())).toEqual([]);
    expect((await engine.retry(`quote:${seedIndex.skeleton}`)).state).toBe('synced');
    expect(recordsOf(sandbox(), seedIndex.skeleton).items).toHaveLength(4);
  });

  it('leaves an item made by hand alone and says that the totals differ', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.skeleton}`);
    const [item] = recordsOf(sandbox(), seedIndex.skeleton).items;
    sandbox().autotask.create('QuoteItems', { ...item, id: undefined, name: 'By hand', quantity: 1, unitPrice: 10 });
    sandbox().instrumentation.clearLog();
    const status = await engine.sync(`quote:${seedIndex.skeleton}`);
    expect(status.state).toBe('synced');
    expect(status.notices.join()).toMatch(/^The totals differ: /);
    expect(writesTo(sandbox())).toEqual([]);
  });
});
