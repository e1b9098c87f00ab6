import type { Locator, Page } from 'playwright-core';
import { quoteNumberOf } from '../sandbox/seed/seedIndex.ts';
import type { ExtensionBrowser } from '../support/launchBrowser.ts';

/** The popup, opened as a tab, and what it holds for one quote. */
export interface Popup {
  page: Page;
  entry: Locator;
  press(name: 'Decide' | 'View' | 'Retry' | 'Dismiss'): Promise<void>;
}

/** Opens the popup; `entry` is the notification of the quote. */
export async function openPopup(browser: ExtensionBrowser, quoteId: number): Promise<Popup> {
  const page = await browser.openExtensionPage('popup.html');
  const name = new RegExp(`${quoteNumberOf(quoteId)}|Quote ${quoteId}\\b`);
  const heading = page.getByRole('heading', { name });
  const entry = page.getByRole('list', { name: 'Notifications' }).getByRole('listitem').filter({ has: heading });
  return { page, entry, press: (button) => entry.getByRole('button', { name: button, exact: true }).click() };
}
