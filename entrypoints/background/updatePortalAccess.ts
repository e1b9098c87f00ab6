import type { Browser } from 'webextension-polyfill';
import { injectIntoOpenTabs, registerContentScripts } from '../../utils/platform/contentScripts';
import { missingOrigins, portalOrigins } from '../../utils/platform/permissions';
import { loadSettings } from '../../utils/settings/settingsStorage';

/** In the session's storage, which browsers empty when the extension is updated or switched off, and when they restart. */
const REACHED_KEY = 'reachedPortals';

/**
 * Puts the content script onto the portals that the settings name and the user has granted, open tabs included: once for each
 * portal, since a background that merely wakes up would replace the panel that it was woken by.
 */
export async function updatePortalAccess(browser: Browser): Promise<void> {
  const wanted = portalOrigins(await loadSettings(browser.storage.local));
  const missing = new Set(await missingOrigins(browser, wanted));
  const granted = wanted.filter((origin) => !missing.has(origin));
  await registerContentScripts(browser, granted);
  const reached = await loadReached(browser);
  const fresh = granted.filter((origin) => !reached.includes(origin));
  await injectIntoOpenTabs(browser, fresh);
  if (fresh.length > 0 || reached.length !== granted.length)
    await browser.storage.session.set({ [REACHED_KEY]: granted });
}

async function loadReached(browser: Browser): Promise<string[]> {
  const reached: unknown = (await browser.storage.session.get(REACHED_KEY))[REACHED_KEY];
  return Array.isArray(reached) ? reached.filter((origin) => typeof origin === 'string') : [];
}
