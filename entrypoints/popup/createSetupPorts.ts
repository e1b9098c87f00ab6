import type { Browser } from 'webextension-polyfill';
import type { Result } from '../../utils/domain/result';
import type { Settings } from '../../utils/domain/settings';
import type { TenantLists } from '../../utils/domain/tenantLists';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { layChanges, type SettingsEdit } from '../../utils/settings/layChanges';
import { loadSettings, saveSettings, watchSettings } from '../../utils/settings/settingsStorage';
import { loadSetupMark, type SetupMark, saveSetupMark } from '../../utils/settings/setupMark';

/** What the first run needs to know and do. */
export interface SetupPorts {
  load(): Promise<{ settings: Settings; mark: SetupMark }>;
  loadLists(fresh: boolean): Promise<Result<TenantLists>>;
  /** Stores what was chosen, and that the questions were answered; what else was changed meanwhile stays. */
  save(edit: SettingsEdit): Promise<void>;
  postpone(): Promise<void>;
  /** Calls back when the settings change; returns what ends it. */
  watch(callback: () => void): () => void;
}

/** The first run over the browser's storage and the background. */
export function createSetupPorts(browser: Browser): SetupPorts {
  const area = browser.storage.local;
  return {
    load: async () => ({ settings: await loadSettings(area), mark: await loadSetupMark(area) }),
    loadLists: (fresh) => sendMessage('getTenantLists', { fresh }),
    save: async (edit) => {
      await saveSettings(area, layChanges(await loadSettings(area), edit));
      await saveSetupMark(area, 'answered');
    },
    postpone: () => saveSetupMark(area, 'postponed'),
    watch: (callback) => watchSettings(browser.storage.onChanged, callback),
  };
}
