import type { Locator, Page } from 'playwright-core';
import type { ExtensionBrowser } from '../support/launchBrowser.ts';

/** The page of one document, opened as a tab. */
export interface DecisionPage {
  page: Page;
  /** One question by its id or the beginning of it. */
  question(id: string): Locator;
  apply(): Promise<void>;
}

/** What a test needs of the page that shows a document's plan. */
export function findDecisionPage(page: Page): DecisionPage {
  return {
    page,
    question: (id) => page.locator(`fieldset[data-question^="${id}"]`),
    apply: () => page.getByRole('button', { name: 'Apply' }).click(),
  };
}

/** Opens the page of a document and waits until both sides were read. */
export async function openDecisionPage(browser: ExtensionBrowser, ref: string): Promise<DecisionPage> {
  const page = await browser.openExtensionPage(`sidepanel.html?document=${ref}`);
  await page.getByRole('button', { name: 'Apply' }).waitFor({ timeout: 120_000 });
  return findDecisionPage(page);
}
