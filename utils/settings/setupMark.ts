import type { Settings } from '../domain/settings';
import type { TenantLists } from '../domain/tenantLists';
import { findOpenChoices, type OpenChoice } from './neededChoices';
import type { SettingsArea } from './settingsStorage';

const storageKey = 'setupMark';

/** How far somebody has come with the questions of the first run. */
export type SetupMark = 'new' | 'postponed' | 'answered';

/** What became of the first run in this browser. */
export async function loadSetupMark(area: SettingsArea): Promise<SetupMark> {
  const stored = (await area.get(storageKey))[storageKey];
  return stored === 'postponed' || stored === 'answered' ? stored : 'new';
}

/** Notes what became of the first run. */
export async function saveSetupMark(area: SettingsArea, mark: Exclude<SetupMark, 'new'>): Promise<void> {
  await area.set({ [storageKey]: mark });
}

/** What the first run still asks. */
export interface SetupQuestions {
  /** Workflow, target and Quote Manager's own integration, which would write the same records (sync-rules § 1). */
  isMainOpen: boolean;
  choices: OpenChoice[];
}

/** The questions of the first run. Settings that were imported with a choice about the own integration answer the main ones. */
export function listSetupQuestions(settings: Settings, lists: TenantLists | null, mark: SetupMark): SetupQuestions {
  return {
    isMainOpen: mark !== 'answered' && settings.nativeIntegration === 'active',
    choices: findOpenChoices(settings, lists),
  };
}
