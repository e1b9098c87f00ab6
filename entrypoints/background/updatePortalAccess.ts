import type { Browser } from 'webextension-polyfill';
import { injectIntoOpenTabs, registerContentScripts } from '../../utils/platform/contentScripts';
import { missingOrigins, portalOrigins } from '../../utils/platform/permissions';
import { loadSettings } from '../../utils/settings/settingsStorage';

/** Puts the content script onto the portals that the settings name and the user has granted, open tabs included. */
export async function updatePortalAccess(browser: Browser): Promise<void> {
  const wanted = portalOrigins(await loadSettings(browser.storage.local));
  const missing = new Set(await missingOrigins(browser, wanted));
  const granted = wanted.filter((origin) => !missing.has(origin));
  await registerContentScripts(browser, granted);
  await injectIntoOpenTabs(browser, granted);
}
