import type { Browser } from 'webextension-polyfill';
import { injectIntoOpenTabs, registerContentScripts } from '../../utils/platform/contentScripts';
import { missingOrigins, portalOrigins, portalPages } from '../../utils/platform/permissions';
import { loadSettings } from '../../utils/settings/settingsStorage';

/** In the session's storage, which browsers empty when the extension is updated or switched off, and when they restart. */
const REACHED_KEY = 'reachedPortals';

/**
 * Puts the content script onto the portals that the settings name and the user has granted, open tabs included: once for each
 * portal, since a background that merely wakes up would replace the panel that it was woken by.
 */
export async function updatePortalAccess(browser: Browser): Promise<void> {
  const settings = await loadSettings(browser.storage.local);
  const wanted = portalOrigins(settings);
  const missing = new Set(await missingOrigins(browser, wanted));
  const granted = wanted.filter((origin) => !missing.has(origin));
  const pages = portalPages(settings, granted);
  await registerContentScripts(browser, pages);
  const reached = await loadReached(browser);
  const fresh = pages.filter((pattern) => !reached.includes(pattern));
  await injectIntoOpenTabs(browser, fresh);
  if (fresh.length > 0 || reached.length !== pages.length) await browser.storage.session.set({ [REACHED_KEY]: pages });
}

async function loadReached(browser: Browser): Promise<string[]> {
  const reached: unknown = (await browser.storage.session.get(REACHED_KEY))[REACHED_KEY];
  return Array.isArray(reached) ? reached.filter((pattern) => typeof pattern === 'string') : [];
}
