import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { quoteAddress } from '../support/quotePage.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();

const panels = (page: Page) => page.locator('quotebridge-panel');

async function expectOnePanel(page: Page, quoteId: number): Promise<void> {
  await page.locator(`quotebridge-panel[data-document="quote:${quoteId}"]`).waitFor();
  expect(await panels(page).count()).toBe(1);
}

describe('the single-page portal', () => {
  it('has exactly one panel on each quote and none on its lists', async () => {
    const { sandbox, browser } = stage();
    const page = await browser.context.newPage();
    const pathOf = (id: number) => new URL(quoteAddress(sandbox, id, 'spa')).pathname;
    const openFromList = (id: number) => page.locator(`a[href="${pathOf(id)}"]`).click();
    await page.goto(`${sandbox.portalUrls.spa}/app/quotes`);
    await openFromList(seedIndex.demo);
    await expectOnePanel(page, seedIndex.demo);
    await page.getByRole('navigation').getByText('Quotes').click();
    await openFromList(seedIndex.skeleton);
    await expectOnePanel(page, seedIndex.skeleton);
    await page.evaluate((path) => {
      history.pushState({}, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, pathOf(seedIndex.fiveLines));
    await expectOnePanel(page, seedIndex.fiveLines);
    for (const section of ['Quotes', 'Sales', 'Apps', 'Settings']) {
      await page.getByRole('navigation').getByText(section).click();
      await waitForIdle(page);
      await expect.poll(() => panels(page).count()).toBe(0);
    }
    await page.goBack();
    await page.goto(`${sandbox.portalUrls.spa}${pathOf(seedIndex.demo)}`);
    await expectOnePanel(page, seedIndex.demo);
  });
});

describe('pages without a document', () => {
  it.each(['/quote', '/salesorder', '/nothing-here'])('%s of the classic portal has no panel', async (path) => {
    const { sandbox, browser } = stage();
    const page = await browser.context.newPage();
    const hasStarted = await watchContentScript(page);
    await page.goto(`${sandbox.portalUrls.classic}${path}`);
    await expect.poll(hasStarted).toBe(true);
    await waitForIdle(page);
    expect(await panels(page).count()).toBe(0);
  });

  it('a page of another site has neither panel nor script', async () => {
    const { sandbox, browser } = stage();
    const page = await browser.context.newPage();
    const hasStarted = await watchContentScript(page);
    // The portals and Autotask share an address here, and permissions know no ports; by this name it is another site.
    const site = sandbox.portalUrls.classic.replace('127.0.0.1', 'localhost');
    await page.goto(`${site}/quote/edit/${seedIndex.demo}`);
    await page.getByText('Edit quote').waitFor();
    await waitForIdle(page);
    expect([hasStarted(), await panels(page).count()]).toEqual([false, 0]);
  });
});

/** Tells whether the extension's script runs in the page: its world has the extension's name. */
async function watchContentScript(page: Page): Promise<() => boolean> {
  let isThere = false;
  const session = await page.context().newCDPSession(page);
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === 'Quotebridge') isThere = true;
  });
  await session.send('Runtime.enable');
  return () => isThere;
}

/** Two idle moments: the panel's place is looked for in the first one after a change. */
async function waitForIdle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
}
