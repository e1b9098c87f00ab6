import { useEffect, useState } from 'react';
import type { Browser } from 'webextension-polyfill';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { loadSettings, watchSettings } from '../../utils/settings/settingsStorage';

/** The present settings, kept up to date. */
export interface PresentSettings {
  /** Null while they are read. Where the stored ones cannot be used, the defaults, so that an import can mend it. */
  settings: Settings | null;
  /** Why the stored settings cannot be used, as a sentence. */
  failure: string | null;
}

/** Reads the settings and follows every change to them. */
export function useSettings(browser: Browser): PresentSettings {
  const [present, setPresent] = useState<PresentSettings>({ settings: null, failure: null });
  useEffect(() => {
    const show = (settings: Settings) => setPresent({ settings, failure: null });
    loadSettings(browser.storage.local).then(show, (error: unknown) => {
      const failure = error instanceof Error ? error.message : String(error);
      setPresent({ settings: defaultSettings, failure });
    });
    return watchSettings(browser.storage.onChanged, show);
  }, [browser]);
  return present;
}
