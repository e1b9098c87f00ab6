import type { Locator, Page } from 'playwright-core';
import type { Sandbox } from '../sandbox/startSandbox.ts';

/** The panel that the extension puts into a page of the portal. */
export interface QuotePanel {
  host: Locator;
  button: Locator;
  status: Locator;
  /** Waits until the panel shows one of the states, and says which. */
  waitForState(...states: string[]): Promise<string>;
}

const POLL_MS = 50;
const WAIT_MS = 120_000;

/** Runs in the page: the panel's state, or null while it is none of the wanted ones. */
function readState(wanted: string[]): string | null {
  const state = document.querySelector('quotebridge-panel')?.getAttribute('data-state') ?? null;
  return state !== null && wanted.includes(state) ? state : null;
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
      // Looked at and read in one turn of the page: read afterwards, it may be another state already.
      const found = await page.waitForFunction(readState, states, { polling: POLL_MS, timeout: WAIT_MS });
      return (await found.jsonValue()) ?? '';
    },
  };
}
