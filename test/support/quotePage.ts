import type { Locator, Page } from 'playwright-core';
import type { Sandbox } from '../sandbox/startSandbox.ts';

/** The panel that the extension puts into a page of the portal. */
export interface QuotePanel {
  host: Locator;
  button: Locator;
  status: Locator;
  /** Waits until the panel shows one of the states. */
  waitForState(...states: string[]): Promise<string>;
}

/** Address of a quote's page in either build of the portal. */
export function quoteAddress(sandbox: Sandbox, quoteId: number, build: 'classic' | 'spa' = 'classic'): string {
  if (build === 'classic') return `${sandbox.portalUrls.classic}/quote/edit/${quoteId}`;
  const code = String(sandbox.quoteManager.get('quote', quoteId)?.code ?? '');
  return `${sandbox.portalUrls.spa}/app/quotes/${code}`;
}

/** The extension's panel on a page. */
export function findPanel(page: Page): QuotePanel {
  const host = page.locator('quotebridge-panel');
  return {
    host,
    button: host.getByRole('button', { name: 'Sync to Autotask' }),
    status: host.getByRole('status'),
    waitForState: async (...states) => {
      const selector = states.map((state) => `quotebridge-panel[data-state="${state}"]`).join(', ');
      await page.locator(selector).waitFor({ state: 'attached', timeout: 60_000 });
      return (await host.getAttribute('data-state')) ?? '';
    },
  };
}
