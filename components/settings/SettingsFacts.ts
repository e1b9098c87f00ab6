import { createContext, useContext } from 'react';
import type { TenantLists } from '../../utils/domain/tenantLists';

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

/** Error of a field as a sentence: `must be a whole number`. */
export function describeError(error: { message?: string } | undefined): string | undefined {
  if (error === undefined) return undefined;
  return `This must be ${(error.message ?? 'another value').replace(/ or null$/, ', or empty')}.`;
}
