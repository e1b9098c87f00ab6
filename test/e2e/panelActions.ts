import type { Page } from 'playwright-core';
import { findPanel } from '../support/quotePage.ts';

const endStates = ['synced', 'failed', 'partial', 'conflict', 'paused', 'offline', 'managed-elsewhere'];

/** Reading may wait for a minute's allowance of Quote Manager, and a busy machine takes its time besides. */
const LONGEST_SYNC_MS = 200_000;

/** Waits until the panel shows an end and would take another click; says which end. `others` count as ends too. */
export async function waitForEnd(page: Page, others: string[] = []): Promise<string> {
  const end = await page.waitForFunction(readEnd, [...endStates, ...others], { polling: 50, timeout: LONGEST_SYNC_MS });
  return (await end.jsonValue()) ?? '';
}

/** Runs in the page. State and button are read in one turn: a second sync may begin right after the end that was seen. */
function readEnd(ends: string[]): string | null {
  const host = document.querySelector('quotebridge-panel');
  const isIdle = host?.shadowRoot?.querySelector('button:not([aria-disabled])') != null;
  const state = host?.getAttribute('data-state') ?? null;
  return isIdle && state !== null && ends.includes(state) ? state : null;
}

/** Clicks as a user does; the button is busy in the same turn, so that the end is never one from before. */
export async function clickSync(page: Page): Promise<string> {
  await findPanel(page).button.click();
  return await waitForEnd(page);
}

/** Presses the button the way a script of the page could, if it got hold of it. */
export async function pressAsScript(page: Page): Promise<void> {
  await page.evaluate(() => {
    const button = document.querySelector('quotebridge-panel')?.shadowRoot?.querySelector('button');
    if (!button) throw new Error('The panel has no button.');
    button.click();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  });
}
