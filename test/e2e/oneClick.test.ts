import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { findPanel } from '../support/quotePage.ts';
import { recordsOf, writesTo } from '../support/startTestSandbox.ts';
import { demoItems, demoOpportunity, pickItem } from './demoExpectation.ts';
import { countJobs } from './extensionTable.ts';
import { clickSync, pressAsScript, waitForEnd } from './panelActions.ts';
import { useExtension } from './useExtension.ts';

const byName = (a: unknown[], b: unknown[]) => String(a[1]).localeCompare(String(b[1]));

describe.each(['classic', 'spa'] as const)('the demo quote in the %s portal', (build) => {
  const stage = useExtension();

  it('is in Autotask after one click, and a second click writes nothing', async () => {
    const { sandbox, openQuote } = stage();
    const page = await openQuote(seedIndex.demo, build);
    await page.locator(`quotebridge-panel[data-document="quote:${seedIndex.demo}"]`).waitFor();
    expect(await clickSync(page)).toBe('synced');
    await expect.poll(() => findPanel(page).status.innerText()).toMatch(/^Synced/);
    const { quotes, opportunities, items } = recordsOf(sandbox, seedIndex.demo);
    expect(quotes).toEqual([expect.objectContaining({ name: 'Front office refresh', primaryQuote: true })]);
    expect(opportunities).toEqual([expect.objectContaining(demoOpportunity)]);
    // In three lanes one item may overtake another (`items.order: fast`).
    expect(items.map(pickItem).sort(byName)).toEqual([...demoItems].sort(byName));

    sandbox.instrumentation.clearLog();
    expect(await clickSync(page)).toBe('synced');
    expect(sandbox.instrumentation.log.filter(({ side }) => side === 'autotask')).not.toEqual([]);
    expect(writesTo(sandbox)).toEqual([]);
    expect(recordsOf(sandbox, seedIndex.demo).items).toEqual(items);
  });
});

describe('clicks', () => {
  const stage = useExtension();

  it('of a script in the page make nothing', async () => {
    const { sandbox, browser, openQuote } = stage();
    const page = await openQuote(seedIndex.oneLine);
    await pressAsScript(page);
    const { host, button } = findPanel(page);
    expect(await button.getAttribute('aria-disabled')).toBeNull();
    expect(await host.getAttribute('data-state')).toBe('unlinked');
    expect(await countJobs(browser)).toBe(0);
    // The queue is worked off in order: what came before this one would be there when it is done.
    expect(await clickSync(await openQuote(seedIndex.skeleton))).toBe('synced');
    expect(recordsOf(sandbox, seedIndex.skeleton).items).toHaveLength(4);
    expect(recordsOf(sandbox, seedIndex.oneLine).quotes).toEqual([]);
  });

  it('twenty of them in two tabs make one set of records', async () => {
    const { sandbox, browser, openQuote } = stage();
    const tabs = [await openQuote(seedIndex.fiveLines, 'classic'), await openQuote(seedIndex.fiveLines, 'spa')];
    sandbox.instrumentation.clearLog();
    const heard = await Promise.all(tabs.map(clickTenTimes));
    expect(heard).toEqual([10, 10]);
    for (const tab of tabs) expect(await waitForEnd(tab)).toBe('synced');
    await expect.poll(() => countJobs(browser)).toBe(0);
    const { quotes, opportunities, items } = recordsOf(sandbox, seedIndex.fiveLines);
    expect([opportunities.length, quotes.length, items.length]).toEqual([1, 1, 6]);
    const writes = writesTo(sandbox);
    expect(writes.filter((write) => write === 'POST Opportunities')).toHaveLength(1);
    expect(writes.filter((write) => write === 'POST Quotes')).toHaveLength(1);
    expect(writes.filter((write) => /^POST Quotes\/\d+\/Items$/.test(write))).toHaveLength(6);
  });
});

/** Ten clicks as fast as the browser takes them, busy or not, wherever the button stands; says how many trusted ones reached it. */
async function clickTenTimes(page: Page): Promise<number> {
  const counter = await page.evaluateHandle(() => {
    const counted = { clicks: 0 };
    const count = (event: MouseEvent) => {
      const isOnPanel = event.composedPath().some((node) => (node as Element).localName === 'quotebridge-panel');
      if (event.isTrusted && isOnPanel) counted.clicks += 1;
    };
    window.addEventListener('click', count, { capture: true });
    return counted;
  });
  // Each looks for the button anew: the panel may be moved, and its words change, between two of them.
  for (let click = 0; click < 10; click += 1) await findPanel(page).button.click({ force: true });
  return await counter.evaluate((counted) => counted.clicks);
}
