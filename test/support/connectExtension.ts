import type { Page } from 'playwright-core';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import type { ExtensionBrowser } from './launchBrowser.ts';

/** The browser's own interface, in the pages of the extension. */
declare const chrome: { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };

const WAIT_MS = 60_000;

/** Imports the sandbox's settings on the options page, as an administrator would. */
export async function importSettings(browser: ExtensionBrowser, settings: Record<string, unknown>): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  const file = { name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(settings)) };
  await page.getByLabel('Import settings').setInputFiles(file);
  await expectOutcome(page, /imported/i, 'Imported.');
  await page.close();
}

/** Waits for an outcome of either kind and fails with its words when it is not the good one: a later failure would name another cause. */
async function expectOutcome(page: Page, either: RegExp, good: string): Promise<void> {
  const words = await page.getByRole('status').filter({ hasText: either }).innerText();
  if (!words.includes(good)) throw new Error(`The options page says: ${words}`);
}

/** Types the credentials into a connection form. */
export async function fillCredentials(page: Page, credentials: Sandbox['credentials']): Promise<void> {
  await page.getByLabel('Quote Manager API key').fill(credentials.quoteManagerApiKey);
  await page.getByLabel('Autotask user name').fill(credentials.autotaskUserName);
  await page.getByLabel('Autotask secret').fill(credentials.autotaskSecret);
  await page.getByLabel('Autotask integration code').fill(credentials.autotaskIntegrationCode);
}

/** Points the extension at the sandbox through its own pages: settings file, connection form, *Test connection*. */
export async function connectExtension(
  browser: ExtensionBrowser,
  sandbox: Sandbox,
  settings = sandbox.settings,
): Promise<void> {
  await importSettings(browser, settings);
  const page = await browser.openExtensionPage('options.html');
  await fillCredentials(page, sandbox.credentials);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expectOutcome(page, /connected\./i, 'Connected.');
  await waitForContentScript(page);
  await page.close();
}

/** The background registers the script after it heard of the settings; a portal page that loads before that may go without a panel. */
async function waitForContentScript(page: Page): Promise<void> {
  const isRegistered = await page.evaluate(async (waitMs) => {
    const until = performance.now() + waitMs;
    while ((await chrome.scripting.getRegisteredContentScripts()).length === 0) {
      if (performance.now() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return true;
  }, WAIT_MS);
  if (!isRegistered) throw new Error('The background registered no content script.');
}
