import type { Page } from 'playwright-core';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import type { ExtensionBrowser } from './launchBrowser.ts';

/** Imports the sandbox's settings on the options page, as an administrator would. */
export async function importSettings(browser: ExtensionBrowser, settings: Record<string, unknown>): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  const file = { name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(settings)) };
  await page.getByLabel('Import settings').setInputFiles(file);
  await page
    .getByRole('status')
    .filter({ hasText: /import/i })
    .waitFor();
  await page.close();
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
  await page
    .getByRole('status')
    .filter({ hasText: /connected/i })
    .waitFor();
  await page.close();
}
