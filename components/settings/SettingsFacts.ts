import { createContext, useContext } from 'react';
import type { TenantLists } from '../../utils/domain/tenantLists';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { readSetting } from '../../utils/settings/settingsPath';

/** What the controls of the settings share. */
export interface SettingsFacts {
  /** Null while the tenant's lists are not known. */
  lists: TenantLists | null;
  /** What will not work, by the path of the setting. */
  hints: ReadonlyMap<string, string>;
}

const SettingsFactsContext = createContext<SettingsFacts>({ lists: null, hints: new Map() });

export const SettingsFactsProvider = SettingsFactsContext.Provider;

export function useSettingsFacts(): SettingsFacts {
  return useContext(SettingsFactsContext);
}

/** Whether the default of a setting is that it is not set; that is marked where it can be chosen. */
export function isEmptyByDefault(path: string): boolean {
  const value = readSetting(defaultSettings, path);
  return value === null || value === undefined || value === '';
}

/** A hint that ends with the setting's default, where that is a value. */
export function withDefault(path: string, hint = ''): string | undefined {
  if (isEmptyByDefault(path)) return hint === '' ? undefined : hint;
  return `${hint} Default: ${String(readSetting(defaultSettings, path))}.`.trim();
}

/** Error of a field as a sentence: `must be a whole number`. */
export function describeError(error: { message?: string } | undefined): string | undefined {
  if (error === undefined) return undefined;
  return `This must be ${(error.message ?? 'another value').replace(/ or null$/, ', or empty')}.`;
}
