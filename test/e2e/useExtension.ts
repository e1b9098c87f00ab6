import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/startSandbox.ts';
import { connectExtension } from '../support/connectExtension.ts';
import { type ExtensionBrowser, launchBrowser } from '../support/launchBrowser.ts';
import { findPanel, quoteAddress } from '../support/quotePage.ts';

/** A sandbox and a browser of its own, with the extension connected, for the tests of one file. */
export interface Stage {
  sandbox: Sandbox;
  browser: ExtensionBrowser;
  /** Opens a quote's page and waits until its panel knows the state. */
  openQuote(quoteId: number, build?: 'classic' | 'spa'): Promise<Page>;
}

/** Starts the stage once per file; `isConnected` = false leaves the extension as after its installation. */
export function useExtension({ isConnected = true } = {}): () => Stage {
  const stages = useExtensions(1, { isConnected });
  return () => stages()[0] as Stage;
}

/** Several stages that know nothing of each other, for files whose tests wait most of the time. */
export function useExtensions(count: number, { isConnected = true } = {}): () => Stage[] {
  let stages: Stage[] = [];
  beforeAll(async () => {
    stages = await Promise.all(Array.from({ length: count }, () => startStage(isConnected)));
  });
  afterAll(async () => {
    await Promise.all(
      stages.map(async ({ browser, sandbox }) => {
        await browser.close();
        await sandbox.stop();
      }),
    );
  });
  return () => {
    if (stages.length === 0) throw new Error('The browser is there inside tests only.');
    return stages;
  };
}

async function startStage(isConnected: boolean): Promise<Stage> {
  const sandbox = await startSandbox();
  // The minute's allowance is checked elsewhere; here it would only make a file of many quotes wait.
  sandbox.quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
  const browser = await launchBrowser({ headless: true });
  if (isConnected) await connectExtension(browser, sandbox);
  return { sandbox, browser, openQuote: (...target) => openQuote(browser, quoteAddress(sandbox, ...target)) };
}

async function openQuote(browser: ExtensionBrowser, address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  await findPanel(page).button.waitFor();
  await page.locator('quotebridge-panel[data-state]').waitFor();
  return page;
}
