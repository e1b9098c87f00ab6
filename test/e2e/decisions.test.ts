import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import type { QuoteManagerRecord } from '../sandbox/types.ts';
import { findPanel } from '../support/quotePage.ts';
import { recordsOf } from '../support/startTestSandbox.ts';
import { findDecisionPage, openDecisionPage } from './decisionPage.ts';
import { clickSync } from './panelActions.ts';
import { openPopup } from './popupPage.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // A colour that is still on its way from one scheme to the other has too little contrast.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(passes.length).toBeGreaterThan(3);
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
  }
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 640 });
  const measure = () =>
    page.evaluate(() => [
      window.innerWidth,
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ]);
  await expect.poll(measure).toEqual([360, 0]);
}

describe('the page of a document', () => {
  it('leads from the notification of an ambiguous product to the pick, and to a synced quote', async () => {
    const { sandbox, browser, openQuote } = stage();
    const quotePage = await openQuote(seedIndex.ambiguousProduct);
    expect(await clickSync(quotePage)).toBe('failed');
    const popup = await openPopup(browser, seedIndex.ambiguousProduct);
    const [opened] = await Promise.all([browser.context.waitForEvent('page'), popup.press('Decide')]);
    const { page, question, apply } = findDecisionPage(opened);
    const product = question('product:');
    await product.waitFor({ timeout: 120_000 });
    await page.getByText('Answer a question above first.').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const second = product.getByRole('radio').nth(1);
    await second.check();
    const picked = Number(/#(\d+)/.exec((await product.locator('label').nth(1).textContent()) ?? '')?.[1]);
    await page.getByText(/^1 answer, \d+ requests, about \d+ s$/).waitFor();
    await apply();
    await page.getByRole('status').filter({ hasText: 'Synced' }).waitFor({ timeout: 120_000 });
    await findPanel(quotePage).waitForState('synced');
    const { items } = recordsOf(sandbox, seedIndex.ambiguousProduct);
    expect(items.some(({ productID }) => productID === picked)).toBe(true);
    await expect.poll(() => popup.entry.count()).toBe(0);
    await page.getByText('Nothing to do.').waitFor();
  });

  it('decides a conflict value by value, with the keyboard alone', async () => {
    const { sandbox, browser, openQuote } = stage();
    const quotePage = await openQuote(seedIndex.skeleton);
    expect(await clickSync(quotePage)).toBe('synced');
    const { items } = recordsOf(sandbox, seedIndex.skeleton);
    const sections = sandbox.quoteManager.all('quotesection').filter(({ quoteID }) => quoteID === seedIndex.skeleton);
    const lines = sandbox.quoteManager
      .all('quoteline')
      .filter(({ quoteSectionID }) => sections.some(({ id }) => id === quoteSectionID))
      .slice(0, 2);
    const itemOf = (line: QuoteManagerRecord) => items.find(({ name }) => name === line.title)?.id ?? 0;
    for (const line of lines) {
      sandbox.quoteManager.patch('quoteline', line.id, { quantity: 4 });
      sandbox.autotask.patch('QuoteItems', itemOf(line), { quantity: 6 });
    }
    expect(await clickSync(quotePage)).toBe('conflict');

    const { page, question } = await openDecisionPage(browser, `quote:${seedIndex.skeleton}`);
    const [first, second] = lines.map((line) => question(`conflict:item:line-${line.id}.quantity`));
    const own = first?.getByRole('radio', { name: 'Quote Manager’s value' });
    await own?.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => own?.isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => second?.getByRole('radio', { name: 'Autotask’s value' }).isChecked()).toBe(true);
    await page.getByText(/^2 answers, /).waitFor();
    await page.getByRole('button', { name: 'Apply' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Synced' }).waitFor({ timeout: 120_000 });
    expect(lines.map((line) => sandbox.autotask.get('QuoteItems', itemOf(line))?.quantity)).toEqual([4, 6]);
  });

  it('shows the plan of a fresh quote and makes it on Apply', async () => {
    const { sandbox, browser } = stage();
    const { page, apply } = await openDecisionPage(browser, `quote:${seedIndex.freeText}`);
    await page.getByRole('heading', { name: /^New/ }).waitFor();
    expect(recordsOf(sandbox, seedIndex.freeText).quotes).toEqual([]);
    await expectAccessible(page);
    await apply();
    await page.getByRole('status').filter({ hasText: 'Synced' }).waitFor({ timeout: 120_000 });
    await page.getByText('Nothing to do.').waitFor();
    expect(recordsOf(sandbox, seedIndex.freeText).quotes).toHaveLength(1);
  });

  it('teaches what appears here while no document is named', async () => {
    const page = await stage().browser.openExtensionPage('sidepanel.html');
    await page.getByText('Nothing waits for a decision.').waitFor();
    await expectAccessible(page);
  });
});
