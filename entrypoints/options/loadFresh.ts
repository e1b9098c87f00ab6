import type { Browser } from 'webextension-polyfill';
import type { Settings } from '../../utils/domain/settings';
import { loadSettings } from '../../utils/settings/settingsStorage';

/** The settings that are stored now, whatever a page still shows; `shown` where the stored ones cannot be used. */
export async function loadFresh(browser: Browser, shown: Settings): Promise<Settings> {
  try {
    return await loadSettings(browser.storage.local);
  } catch {
    // The page says so, and offers to mend it by an import over what it shows.
    return shown;
  }
}
