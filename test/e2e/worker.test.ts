import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { findPanel } from '../support/quotePage.ts';
import { recordsOf, writesTo } from '../support/startTestSandbox.ts';
import { countJobs } from './extensionTable.ts';
import { clickSync, waitForEnd } from './panelActions.ts';
import { stopWorker } from './stopWorker.ts';
import { useExtension } from './useExtension.ts';

/** Held long enough to stop the background meanwhile; shorter than the time after which a create counts as lost. */
const HELD_MS = 5_000;

/** 20 lines and shipping. */
const twentyOne = 21;

describe('a background that the browser stops', () => {
  const stage = useExtension();
  const writesOf = (pattern: RegExp) => writesTo(stage().sandbox).filter((write) => pattern.test(write)).length;

  // Its first reading spends most of Quote Manager's minute, so that the next background may have to wait for another.
  it('goes on where it was, and leaves one set of records', async () => {
    const { sandbox, browser, openQuote } = stage();
    const page = await openQuote(seedIndex.twentyLines);
    sandbox.instrumentation.clearLog();
    sandbox.instrumentation.setLatency({ autotask: 300 });
    await findPanel(page).button.click();
    await expect
      .poll(() => writesOf(/^POST Quotes\/\d+\/Items$/), { timeout: 100_000, interval: 20 })
      .toBeGreaterThan(3);
    // Three at a time: the other lines cannot all be written before the background has stopped, however long that takes.
    sandbox.instrumentation.setLatency({ autotask: HELD_MS });
    await stopWorker(browser);
    sandbox.instrumentation.setLatency({ autotask: 0 });
    const atStop = recordsOf(sandbox, seedIndex.twentyLines).items.length;
    expect(atStop).toBeLessThan(twentyOne);
    expect(await waitForEnd(page)).toBe('synced');
    const { opportunities, quotes, items } = recordsOf(sandbox, seedIndex.twentyLines);
    expect([opportunities.length, quotes.length, items.length]).toEqual([1, 1, twentyOne]);
    expect(new Set(items.map((item) => item.name)).size).toBe(twentyOne);
    expect(
      sandbox.autotask.all('Opportunities').filter(({ title }) => /^Branch move/.test(String(title))),
    ).toHaveLength(1);
    expect(await countJobs(browser)).toBe(0);

    await page.reload();
    await findPanel(page).waitForState('synced');
    expect(await findPanel(page).status.innerText()).toMatch(/^Synced/);
  });
});

describe('a background that is stopped at every parent and at the first items', () => {
  const stage = useExtension();

  it('leaves one set of records all the same', async () => {
    const { sandbox, browser, openQuote } = stage();
    const page = await openQuote(seedIndex.skeleton);
    sandbox.instrumentation.clearLog();
    const creates = ['Opportunities', 'Quotes', 'Quotes/\\d+/Items'];
    for (const path of creates) {
      const action = { kind: 'stall', when: 'before', ms: HELD_MS } as const;
      sandbox.instrumentation.addFault({ side: 'autotask', method: 'POST', path: `V1.0/${path}$`, action });
    }
    await findPanel(page).button.click();
    for (const path of creates) {
      const hasCome = () => writesTo(sandbox).some((write) => new RegExp(`^POST ${path}$`).test(write));
      await expect.poll(hasCome, { timeout: 100_000, interval: 20 }).toBe(true);
      await stopWorker(browser);
    }
    expect(await waitForEnd(page)).toBe('synced');
    const { opportunities, quotes, items } = recordsOf(sandbox, seedIndex.skeleton);
    expect([opportunities.length, quotes.length, items.length]).toEqual([1, 1, 4]);
    expect(sandbox.autotask.all('Opportunities').filter(({ title }) => /^Three new/.test(String(title)))).toHaveLength(
      1,
    );
  });
});

describe('a slow Autotask', () => {
  const stage = useExtension();

  it('takes a quote of twenty lines at 500 ms per request', async () => {
    const { sandbox, openQuote } = stage();
    sandbox.instrumentation.setLatency({ autotask: 500 });
    const page = await openQuote(seedIndex.twentyLines);
    sandbox.instrumentation.clearLog();
    const startedAt = performance.now();
    expect(await clickSync(page)).toBe('synced');
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
    const requests = sandbox.instrumentation.log.filter(({ side }) => side === 'autotask').length;
    sandbox.instrumentation.setLatency({ autotask: 0 });
    process.stdout.write(`20 lines at 500 ms added latency: ${seconds} s, ${requests} requests to Autotask\n`);
  });
});
