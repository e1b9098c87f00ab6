import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { importSettings } from '../support/connectExtension.ts';
import { findPanel } from '../support/quotePage.ts';
import { clickSync, waitForEnd } from './panelActions.ts';
import { openPopup } from './popupPage.ts';
import { useExtension } from './useExtension.ts';

const stage = useExtension();

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe objects to, as `rule: element`; asserts that it looked at something. */
async function findViolations(page: Page, part = 'body'): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).include(part).withTags(tags).analyze();
  expect(passes.length).toBeGreaterThan(3);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  // A colour that is still on its way from one scheme to the other has too little contrast.
  const media = { colorScheme, reducedMotion: 'reduce' } as const;

  it('the options have no violations', async () => {
    const page = await stage().browser.openExtensionPage('options.html');
    await page.emulateMedia(media);
    await page.getByRole('button', { name: 'Test connection' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('the settings have none, with the lists of the tenant, a change and a wrong value', async () => {
    const page = await stage().browser.openExtensionPage('options.html#opportunities');
    await page.emulateMedia(media);
    await page.getByText('Lists of your Autotask, read').waitFor();
    await page.getByRole('button', { name: 'Sent', exact: true }).click();
    await page.getByLabel('Browsers that sync automatically').fill('0');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('This must be at least 1.').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.close();
  });

  it('the settings fit a narrow window and twice the size', async () => {
    const page = await stage().browser.openExtensionPage('options.html#workflow');
    await page.emulateMedia(media);
    // Twice the size leaves half of 1280 × 860.
    await page.setViewportSize({ width: 640, height: 430 });
    await page.getByText('Lists of your Autotask, read').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 640 });
    const measure = () =>
      page.evaluate(() => ({
        width: window.innerWidth,
        isFitting: document.documentElement.scrollWidth <= window.innerWidth,
      }));
    await expect.poll(measure).toEqual({ width: 360, isFitting: true });
    await page.close();
  });

  it('the first run in the popup has none', async () => {
    const { browser, sandbox } = stage();
    await importSettings(browser, { nativeIntegration: 'active', opportunity: { shippingType: null } });
    const page = await browser.openExtensionPage('popup.html');
    await page.emulateMedia(media);
    await page.getByRole('button', { name: 'Finish set-up' }).click();
    await page.getByText('Choose one.').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.close();
    await importSettings(browser, sandbox.settings);
  });

  it('the popup has none, without and with a notification', async () => {
    const { browser, openQuote } = stage();
    const { page, entry, press } = await openPopup(browser, seedIndex.ambiguousProduct);
    await page.emulateMedia(media);
    await page.getByText('Nothing needs attention.').waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await clickSync(await openQuote(seedIndex.ambiguousProduct))).toBe('failed');
    await entry.waitFor();
    await page.getByText('Connection', { exact: true }).click();
    expect(await findViolations(page)).toEqual([]);
    await press('Dismiss');
    await entry.waitFor({ state: 'detached' });
  });

  it.each(['classic', 'spa'] as const)('the panel in the %s portal has none, fresh and failed', async (build) => {
    const { sandbox, openQuote } = stage();
    const fresh = await openQuote(seedIndex.skeleton, build);
    await fresh.emulateMedia(media);
    expect(await findViolations(fresh, 'quotebridge-panel')).toEqual([]);
    sandbox.instrumentation.clearLog();
    const failed = await openQuote(seedIndex.ambiguousProduct, build);
    await failed.emulateMedia(media);
    await findPanel(failed).waitForState('failed');
    await findPanel(failed).host.getByText('Details').click();
    expect(await findViolations(failed, 'quotebridge-panel')).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  it('a quote is synced with Tab and Enter', async () => {
    const page = await stage().openQuote(seedIndex.oneLine);
    await page.bringToFront();
    const isOnButton = () =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent === 'Sync to Autotask');
    for (let stop = 0; stop < 40 && !(await isOnButton()); stop += 1) await page.keyboard.press('Tab');
    expect(await isOnButton()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await waitForEnd(page)).toBe('synced');
    await expect.poll(isOnButton).toBe(true);
  });
});
