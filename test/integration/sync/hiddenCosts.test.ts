import { beforeEach, describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const demo = `quote:${seedIndex.demo}` as const;
const order = `order:${seedIndex.orderUnquoted}` as const;

describe('an API user who may not see costs', () => {
  beforeEach(() => sandbox().autotask.setLimits({ seesCosts: false }));

  it.each([demo, order])('syncs all the same, and has nothing to show or to ask afterwards (%s)', async (ref) => {
    const engine = await createEngine(sandbox());
    expect(await engine.sync(ref)).toMatchObject({ state: 'synced', problem: null });
    sandbox().instrumentation.clearLog();
    const again = await engine.sync(ref);
    expect(again).toMatchObject({ state: 'synced', problem: null });
    expect(again.notices.join()).not.toContain('kept');
    expect(writesTo(sandbox())).toEqual([]);
  });

  it('follows a document whose costs change, in another browser too', async () => {
    await (await createEngine(sandbox())).sync(demo);
    for (const { id } of sandbox().quoteManager.all('productsupplier'))
      sandbox().quoteManager.patch('productsupplier', id, { cost: 1 });
    expect(await (await createEngine(sandbox())).sync(demo)).toMatchObject({ state: 'synced', problem: null });
  });
});
