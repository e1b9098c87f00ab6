import type { Browser, Scripting } from 'webextension-polyfill';

export const PORTAL_SCRIPT_ID = 'quote-manager-portal';
const PORTAL_SCRIPT_FILE = 'content-scripts/quote-manager.js';

/**
 * Makes the content script run on exactly these match patterns (granted ones), from the next page load on; none removes
 * it. Calling it again changes nothing.
 */
export async function registerContentScripts(browser: Browser, patterns: string[]): Promise<void> {
  const present = await findRegistered(browser);
  if (patterns.length === 0) {
    if (present) await browser.scripting.unregisterContentScripts({ ids: [PORTAL_SCRIPT_ID] });
    return;
  }
  if (!present) await register(browser, patterns);
  else if (!isSame(present.matches ?? [], patterns)) {
    await browser.scripting.updateContentScripts([{ id: PORTAL_SCRIPT_ID, matches: patterns }]);
  }
}

/**
 * Runs the content script in tabs that are open already, which a registration does not reach. Resolves with the ids of
 * tabs that refused it (an error page, a discarded tab): those get it when they load again.
 */
export async function injectIntoOpenTabs(
  browser: Browser,
  patterns: string[],
): Promise<{ injected: number[]; refused: number[] }> {
  const outcome = { injected: [] as number[], refused: [] as number[] };
  if (patterns.length === 0) return outcome;
  const tabs = await browser.tabs.query({ url: patterns });
  const ids = tabs.map((tab) => tab.id).filter((id) => id !== undefined);
  const settled = await Promise.allSettled(ids.map((tabId) => inject(browser, tabId)));
  ids.forEach((id, index) => {
    (settled[index]?.status === 'fulfilled' ? outcome.injected : outcome.refused).push(id);
  });
  return outcome;
}

async function inject(browser: Browser, tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [PORTAL_SCRIPT_FILE] });
}

async function findRegistered(browser: Browser) {
  // Asked without a filter: some browsers throw for an id that is unknown.
  const scripts = await browser.scripting.getRegisteredContentScripts();
  return scripts.find((script) => script.id === PORTAL_SCRIPT_ID);
}

async function register(browser: Browser, patterns: string[]): Promise<void> {
  const script: Scripting.RegisteredContentScript = {
    id: PORTAL_SCRIPT_ID,
    js: [PORTAL_SCRIPT_FILE],
    matches: patterns,
    runAt: 'document_idle',
    persistAcrossSessions: true,
  };
  try {
    await browser.scripting.registerContentScripts([script]);
  } catch (error) {
    // Two callers at once (install and settings): the other one was first, its patterns may be older.
    if (!(await findRegistered(browser))) throw error;
    await browser.scripting.updateContentScripts([{ id: PORTAL_SCRIPT_ID, matches: patterns }]);
  }
}

function isSame(one: string[], other: string[]): boolean {
  return [...one].sort().join(' ') === [...other].sort().join(' ');
}
