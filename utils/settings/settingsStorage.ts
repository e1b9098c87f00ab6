import type { Settings } from '../domain/settings';
import { defaultSettings } from './defaultSettings';
import { parseSettings } from './parseSettings';

const storageKey = 'settings';

/** The part of `browser.storage.local` that is used here. */
export interface SettingsArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

type StorageListener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => void;

/** The part of `browser.storage.onChanged` that is used here. */
export interface SettingsChanges {
  addListener(listener: StorageListener): void;
  removeListener(listener: StorageListener): void;
}

/** The stored settings over the defaults; the defaults where nothing is stored. Throws where what is stored does not fit. */
export async function loadSettings(area: SettingsArea): Promise<Settings> {
  const stored = await area.get(storageKey);
  return readStored(stored[storageKey]);
}

/** Stores the settings as a whole. */
export async function saveSettings(area: SettingsArea, settings: Settings): Promise<void> {
  await area.set({ [storageKey]: settings });
}

/** Calls back with the new settings whenever any page of the extension saves them; returns what ends it. */
export function watchSettings(changes: SettingsChanges, callback: (settings: Settings) => void): () => void {
  const listener: StorageListener = (changed, areaName) => {
    const change = changed[storageKey];
    if (areaName === 'local' && change !== undefined) callback(readStored(change.newValue));
  };
  changes.addListener(listener);
  return () => changes.removeListener(listener);
}

function readStored(stored: unknown): Settings {
  if (stored === undefined) return defaultSettings;
  const parsed = parseSettings(stored, defaultSettings);
  // Going on with defaults would sync with choices that nobody made.
  if (!parsed.ok) throw new Error(`The stored settings cannot be used: ${parsed.message}`);
  return parsed.value;
}
