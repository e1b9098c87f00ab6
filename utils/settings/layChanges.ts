import type { Settings } from '../domain/settings';
import { isPlainObject } from './mergeSettings';

/** Settings as a page drew them, and as they were when the user was done. */
export interface SettingsEdit {
  before: Settings;
  after: Settings;
}

/** Lays what an edit changed over the settings that are stored now; everything else stays as it is there. Lists count as one. */
export function layChanges(stored: Settings, { before, after }: SettingsEdit): Settings {
  // Each part comes from one of three settings that fit, at its own place.
  return layPart(stored, before, after) as Settings;
}

function layPart(stored: unknown, before: unknown, after: unknown): unknown {
  if (isPlainObject(stored) && isPlainObject(before) && isPlainObject(after)) {
    const keys = new Set([...Object.keys(stored), ...Object.keys(after)]);
    const parts = [...keys].map((key): [string, unknown] => [key, layPart(stored[key], before[key], after[key])]);
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? stored : after;
}
