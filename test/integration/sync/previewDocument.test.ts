import { describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { useSandbox, writesTo } from '../../support/startTestSandbox';
import { useDecisions } from '../../support/useDecisions';

const sandbox = useSandbox();
const { createCalmEngine, linesOf, syncedSkeleton } = useDecisions(sandbox);

describe('a preview', () => {
  it('shows what a first sync would make, and writes nothing', async () => {
    const engine = await createCalmEngine();
    const preview = await engine.preview('quote:102');
    expect(preview).toMatchObject({ ref: 'quote:102', isWithheld: false, problems: [], changed: [], removed: [] });
    expect(preview.created.map(({ label }) => label.split(' ')[0])).toEqual(
      expect.arrayContaining(['Opportunity', 'Autotask', 'Item', 'Address']),
    );
    expect(preview.created.filter(({ label }) => label.startsWith('Item'))).toHaveLength(4);
    expect(preview.totals).toMatchObject({ autotask: null });
    expect(preview.estimate.requests).toBeGreaterThan(10);
    expect(writesTo(sandbox())).toEqual([]);
    expect(await engine.database.links.count()).toBe(0);
  });

  it('shows before and after of a change, and what stays', async () => {
    const { engine } = await syncedSkeleton();
    const [line] = linesOf(seedIndex.skeleton);
    sandbox().quoteManager.patch('quoteline', line?.id ?? 0, { quantity: 9 });
    const preview = await engine.preview('quote:102');
    expect(preview.changed).toEqual([
      expect.objectContaining({ fields: [{ name: 'Quantity', before: expect.any(String), after: '9' }] }),
    ]);
    expect(preview.unchanged.map(({ label }) => label)).toHaveLength(5);
    expect(preview.totals.autotask).not.toBeNull();
    expect((await engine.decide('quote:102', {})).state).toBe('synced');
    expect((await engine.preview('quote:102')).changed).toEqual([]);
  });
});
