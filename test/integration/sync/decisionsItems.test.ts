import { describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { useSandbox, writesTo } from '../../support/startTestSandbox';
import { choose, useDecisions } from '../../support/useDecisions';

const sandbox = useSandbox();
const { createCalmEngine, decideAs, expectStill, itemsOf, linesOf, syncedSkeleton } = useDecisions(sandbox);

describe('a decision about items', () => {
  it('lets one side win each value that was changed in both', async () => {
    const { engine, items } = await syncedSkeleton();
    const [first, second] = linesOf(seedIndex.skeleton);
    const standsFor = (line: typeof first) => items.find(({ name }) => name === String(line?.title).slice(0, 100));
    for (const line of [first, second]) {
      sandbox().quoteManager.patch('quoteline', line?.id ?? 0, { quantity: 4 });
      sandbox().autotask.patch('QuoteItems', standsFor(line)?.id ?? 0, { quantity: 6 });
    }
    expect((await engine.sync('quote:102')).state).toBe('conflict');
    const preview = await engine.preview('quote:102');
    const decisions = {
      winners: {
        ...choose(preview, `conflict:item:line-${first?.id}.quantity`, 'Quote Manager').winners,
        ...choose(preview, `conflict:item:line-${second?.id}.quantity`, 'Autotask').winners,
      },
    };
    expect(await engine.decide('quote:102', decisions)).toMatchObject({ state: 'synced', problem: null });
    expect(sandbox().autotask.get('QuoteItems', standsFor(first)?.id ?? 0)?.quantity).toBe(4);
    expect(sandbox().autotask.get('QuoteItems', standsFor(second)?.id ?? 0)?.quantity).toBe(6);
    await expectStill(engine, 'quote:102');
  });

  it('makes a removed item again', async () => {
    const { engine, items } = await syncedSkeleton();
    sandbox().autotask.remove('QuoteItems', items[0]?.id ?? 0);
    expect((await engine.sync('quote:102')).state).toBe('conflict');
    await decideAs(engine, 'quote:102', 'conflict:', 'Make it again');
    expect(itemsOf(seedIndex.skeleton)).toHaveLength(4);
  });

  it('recreates just the item whose tax moved', async () => {
    const { engine, items } = await syncedSkeleton();
    const item = items.find(({ productID }) => typeof productID === 'number');
    const product = sandbox().autotask.get('Products', Number(item?.productID));
    const code = sandbox().autotask.get('BillingCodes', Number(product?.productBillingCodeID));
    const other = sandbox()
      .autotask.all('BillingCodes')
      .find(({ useType, taxCategoryID }) => useType === 4 && taxCategoryID !== code?.taxCategoryID);
    sandbox().autotask.patch('Products', product?.id ?? 0, { productBillingCodeID: other?.id });
    sandbox().instrumentation.clearLog();
    const engineAnew = await createCalmEngine();
    expect((await engineAnew.sync('quote:102')).notices.join()).toContain('tax category');
    expect(writesTo(sandbox())).toEqual([]);
    sandbox().instrumentation.clearLog();
    const preview = await engineAnew.preview('quote:102');
    await engineAnew.decide('quote:102', choose(preview, 'recreate:', 'Recreate item'));
    expect(writesTo(sandbox()).map((write) => write.split(' ')[0])).toEqual(expect.arrayContaining(['DELETE', 'POST']));
    expect(writesTo(sandbox()).filter((write) => /^(DELETE|POST)/.test(write))).toHaveLength(2);
    await expectStill(engineAnew, 'quote:102');
    expect((await engine.sync('quote:102')).problem).toBeNull();
  });

  it('rebuilds the order of the items', async () => {
    const { engine } = await syncedSkeleton();
    const [first] = linesOf(seedIndex.skeleton);
    sandbox().quoteManager.patch('quoteline', first?.id ?? 0, { lineNumber: 99 });
    await decideAs(engine, 'quote:102', 'rebuild-order', 'Rebuild order');
    expect((await engine.preview('quote:102')).questions).toEqual([]);
    expect(itemsOf(seedIndex.skeleton)).toHaveLength(4);
  });

  it('leaves a removed item away for good', async () => {
    const { engine, items } = await syncedSkeleton();
    sandbox().autotask.remove('QuoteItems', items[0]?.id ?? 0);
    expect((await engine.sync('quote:102')).state).toBe('conflict');
    await decideAs(engine, 'quote:102', 'conflict:', 'Leave it removed');
    expect(itemsOf(seedIndex.skeleton)).toHaveLength(3);
  });

  it.each([
    ['Items of this document', 4, []],
    ['Somebody', 6, [50, 50]],
    ['Left over', 4, []],
  ])('says what items are that cannot be told apart: %s', async (label, count, strange) => {
    // Two lines of one product, whose items were changed by a person, and nothing remembers which is which.
    const [first, second] = linesOf(seedIndex.skeleton);
    const twin = { productID: first?.productID, title: first?.title };
    sandbox().quoteManager.patch('quoteline', second?.id ?? 0, twin);
    const { opportunities, items } = await syncedSkeleton();
    sandbox().autotask.patch('Opportunities', opportunities[0]?.id ?? 0, { description: '' });
    for (const { id, name } of items)
      if (name === first?.title) sandbox().autotask.patch('QuoteItems', id, { quantity: 50 });
    const engine = await createCalmEngine();
    expect((await engine.sync('quote:102')).problem?.code).toBe('items-unattributed');
    await decideAs(engine, 'quote:102', 'items-unattributed', label);
    const quantities = itemsOf(seedIndex.skeleton).map(({ quantity }) => quantity);
    expect(quantities).toHaveLength(count);
    expect(quantities.filter((quantity) => quantity === 50)).toEqual(strange);
  });
});
