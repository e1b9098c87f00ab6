import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { quoteNumberOf, seedIndex } from '../sandbox/seed/seedIndex.ts';
import { findPanel } from '../support/quotePage.ts';
import { recordsOf } from '../support/startTestSandbox.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();

interface Tabs {
  query(facts: object): Promise<{ url?: string }[]>;
}

/** The popup beside a page. In a tab of its own it would be the page in front itself, so the browser is made to name the other. */
async function openPopupBeside(front: Page): Promise<Page> {
  const { context, extensionId } = stage().browser;
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 380, height: 560 });
  await popup.addInitScript((url) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
    const queryAll = tabs.query.bind(tabs, {});
    tabs.query = async () => {
      document.documentElement.dataset.asked = 'tabs';
      return (await queryAll()).filter((tab) => tab.url === url);
    };
  }, front.url());
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  return popup;
}

it('shows the document of the page in front, and syncs it from there', async () => {
  const { sandbox, openQuote } = stage();
  const page = await openQuote(seedIndex.oneLine);
  const popup = await openPopupBeside(page);
  const card = popup.getByRole('region', { name: 'This page' });
  await card.getByText('Not in Autotask').waitFor();
  await card.getByRole('button', { name: 'Sync to Autotask' }).click();
  await card.getByText(/^Synced/).waitFor({ timeout: 60_000 });
  await card.getByText(quoteNumberOf(seedIndex.oneLine)).waitFor();
  expect(recordsOf(sandbox, seedIndex.oneLine).opportunities).toHaveLength(1);
  expect(await card.getByRole('link', { name: 'Open in Autotask' }).getAttribute('href')).toContain(
    String(recordsOf(sandbox, seedIndex.oneLine).opportunities[0]?.id),
  );
  expect(await findPanel(page).waitForState('synced')).toBe('synced');
});

it('means the document of the panel, also where the address does not name it', async () => {
  const page = await stage().openQuote(seedIndex.fiveLines, 'spa');
  const popup = await openPopupBeside(page);
  const card = popup.getByRole('region', { name: 'This page' });
  await card.getByRole('button', { name: 'Sync to Autotask' }).click();
  expect(await findPanel(page).waitForState('synced')).toBe('synced');
  await card.getByText(quoteNumberOf(seedIndex.fiveLines)).waitFor();
});

it('shows none beside a page that names no document', async () => {
  const { browser, sandbox } = stage();
  const page = await browser.context.newPage();
  await page.goto(`${sandbox.portalUrls.classic}/quote`);
  const popup = await openPopupBeside(page);
  await popup.getByText('Connected').waitFor();
  await popup.getByText('Queue').waitFor();
  // Only what the page in front has been asked for can be missing.
  await popup.locator('html[data-asked="tabs"]').waitFor();
  expect(await popup.getByText('This page').count()).toBe(0);
});
