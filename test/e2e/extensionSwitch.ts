import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ExtensionBrowser } from '../support/launchBrowser.ts';

/** The browser's own interface: the first two in its page of extensions, the others in the pages of the extension. */
declare const chrome: {
  management: { setEnabled(id: string, isEnabled: boolean): Promise<void> };
  developerPrivate: {
    updateProfileConfiguration(changed: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(changed: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  };
  extension: { isAllowedIncognitoAccess(): Promise<boolean> };
  windows: { create(options: { incognito: true; url: string }): Promise<{ incognito: boolean }> };
};

/** The browser's own page of extensions. */
export async function openExtensionsPage({ context }: ExtensionBrowser): Promise<Page> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  return page;
}

/** Switches the extension off as its user does; the background ends without notice. */
export async function switchOff({ extensionId }: ExtensionBrowser, extensions: Page): Promise<void> {
  await extensions.evaluate((id) => chrome.management.setEnabled(id, false), extensionId);
}

/** Switches it on again; resolves when its background has started. */
export async function switchOn({ context, extensionId }: ExtensionBrowser, extensions: Page): Promise<void> {
  const started = context.waitForEvent('serviceworker');
  await extensions.evaluate((id) => chrome.management.setEnabled(id, true), extensionId);
  await started;
}

/** Lets the extension into private windows, for which the browser loads it anew. */
export async function allowPrivateWindows(browser: ExtensionBrowser): Promise<void> {
  const { context, extensionId } = browser;
  const extensions = await openExtensionsPage(browser);
  const started = context.waitForEvent('serviceworker');
  await extensions.evaluate(async (id) => {
    // Without it the browser does not load an unpacked extension again.
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId);
  await started;
  await extensions.close();
}

/** A page in a private window of the same profile. */
export async function openPrivately(browser: ExtensionBrowser, address: string): Promise<Page> {
  const options = await browser.openExtensionPage('options.html');
  expect(await options.evaluate(() => chrome.extension.isAllowedIncognitoAccess())).toBe(true);
  const [page, isPrivate] = await Promise.all([
    browser.context.waitForEvent('page'),
    options.evaluate(async (url) => (await chrome.windows.create({ incognito: true, url })).incognito, address),
  ]);
  expect(isPrivate).toBe(true);
  await options.close();
  await page.locator('quotebridge-panel[data-state]').waitFor();
  return page;
}
