import { type FieldPath, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { readSetting } from '../../utils/settings/settingsPath';
import type { FieldTexts } from '../ui/FieldFrame';
import { describeError, useSettingsFacts } from './SettingsFacts';

export interface SettingTexts {
  label: string;
  hint?: string;
  /** Leaves the default out, where nothing but the choice matters. */
  isPlain?: boolean;
}

/** The texts of the control of one setting: its hint tells the default; what is wrong, and what will not work, come along. */
export function useSettingTexts(name: FieldPath<Settings>, { label, hint, isPlain = false }: SettingTexts): FieldTexts {
  const { getFieldState, formState } = useFormContext<Settings>();
  const { hints } = useSettingsFacts();
  return {
    label,
    hint: isPlain ? hint : withDefault(name, hint),
    error: describeError(getFieldState(name, formState).error),
    warning: hints.get(name),
  };
}

/** What a choice without a value is called; the default is marked, unless it is left out. */
export function emptyLabelOf(name: FieldPath<Settings>, { isPlain = false }: { isPlain?: boolean } = {}): string {
  return isEmptyByDefault(name) && !isPlain ? 'Not set (default)' : 'Not set';
}

/** Whether the default of a setting is that it is not set; that is marked where it can be chosen. */
export function isEmptyByDefault(path: string): boolean {
  const value = readSetting(defaultSettings, path);
  return value === null || value === undefined || value === '';
}

/** A hint that ends with the setting's default, where that is a value. */
function withDefault(path: string, hint = ''): string | undefined {
  if (isEmptyByDefault(path)) return hint === '' ? undefined : hint;
  return `${hint} Default: ${String(readSetting(defaultSettings, path))}.`.trim();
}
