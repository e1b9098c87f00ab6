import { describe, expect, it } from 'vitest';
import { useSandbox } from '../../support/startTestSandbox';
import { useDecisions } from '../../support/useDecisions';

const sandbox = useSandbox();
const { createCalmEngine, decideAs, expectStill, itemsOf } = useDecisions(sandbox);

describe('a decision about the catalogue', () => {
  it('picks one of several products, for every document of the tenant', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:110')).problem?.code).toBe('ambiguous-product');
    await decideAs(engine, 'quote:110', 'product:', 'Use ');
    expect((await engine.sync('order:524')).problem?.code).not.toBe('ambiguous-product');
  });

  it('finds a product by its name in place of a retired one', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:111')).problem?.code).toBe('product-inactive');
    const [question] = (await engine.preview('quote:111')).questions;
    if (!question?.search) throw new Error('No search is offered.');
    const hits = await engine.search({ entity: question.search.entity, text: 'Switch' });
    if (!hits.ok) throw new Error(hits.problem.code);
    expect(hits.value.length).toBeGreaterThan(0);
    expect(hits.value.length).toBeLessThanOrEqual(20);
    const [hit] = hits.value;
    const decisions = { products: { [question.search.key ?? '']: hit?.id ?? 0 } };
    expect(await engine.decide('quote:111', decisions)).toMatchObject({ state: 'synced' });
    expect(itemsOf(111).some(({ productID }) => productID === hit?.id)).toBe(true);
    await expectStill(engine, 'quote:111');
  });

  it('names the company among several, for every document of the customer', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:114')).problem?.code).toBe('company-unlinked');
    await decideAs(engine, 'quote:114', 'company', 'Use ');
    const links = await engine.database.links.toArray();
    expect(links.filter(({ key }) => key.startsWith('company:'))).toHaveLength(1);
  });

  it('creates the company that Autotask lacks', async () => {
    const engine = await createCalmEngine({
      companies: { missing: 'ask', defaults: { companyType: 'Customer', phone: '+1 555 0100' } },
    });
    expect((await engine.sync('quote:113')).problem?.code).toBe('company-unlinked');
    await decideAs(engine, 'quote:113', 'company', 'Create ');
    const made = sandbox().autotask.all('Companies');
    expect(made.filter(({ companyName }) => companyName === 'Stonegate Insurance Brokers')).toHaveLength(1);
  });

  it('sends recurring free text as one-time on purpose, or by a service', async () => {
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:118')).problem?.code).toBe('recurring-without-service');
    await decideAs(engine, 'quote:118', 'service:item:', 'Send it as one-time');
    expect(itemsOf(118).some(({ quoteItemType, name }) => quoteItemType === 2 && name === 'Retainer for advice')).toBe(
      true,
    );

    sandbox().reset();
    const other = await createCalmEngine();
    const [question] = (await other.preview('quote:118')).questions;
    const { entity, periodType, key = '' } = question?.search ?? { entity: 'Services' as const };
    const hits = await other.search({ entity, text: 'SV', ...(periodType === undefined ? {} : { periodType }) });
    const [hit] = hits.ok ? hits.value : [];
    expect(await other.decide('quote:118', { services: { [key]: hit?.id ?? 0 } })).toMatchObject({ state: 'synced' });
    expect(itemsOf(118).some(({ serviceID }) => serviceID === hit?.id)).toBe(true);
    await expectStill(other, 'quote:118');
  });
});
