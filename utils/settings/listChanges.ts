import { isPlainObject } from './mergeSettings';

/** One setting that differs; undefined = it is not there. */
export interface SettingsChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** The settings that differ between two whole settings; lists count as one setting each. */
export function listChanges(before: unknown, after: unknown, path = ''): SettingsChange[] {
  if (isPlainObject(before) && isPlainObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => listChanges(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}
