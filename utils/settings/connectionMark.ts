import type { SettingsArea } from './settingsStorage';

const storageKey = 'connectionTestedAt';

/** When both systems last accepted the stored credentials (milliseconds since 1970); null when those were never tested. */
export async function loadConnectionMark(area: SettingsArea): Promise<number | null> {
  const stored = (await area.get(storageKey))[storageKey];
  return typeof stored === 'number' ? stored : null;
}

/** Notes the outcome of a test, or with null that the stored credentials are new and untested. */
export async function saveConnectionMark(area: SettingsArea, testedAt: number | null): Promise<void> {
  await area.set({ [storageKey]: testedAt });
}
