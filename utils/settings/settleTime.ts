import { z } from 'zod';
import type { SettingsArea } from './settingsStorage';

/**
 * Seconds for which a create without an answer may stay invisible to queries, before it is made again. Kept beside the
 * settings, not among them: the keys of the settings file are fixed (sync-rules, first paragraph).
 */
const storageKey = 'settleSeconds';

export const DEFAULT_SETTLE_SECONDS = 10;
export const MIN_SETTLE_SECONDS = 5;
export const MAX_SETTLE_SECONDS = 300;

/** Whole seconds; the default where nothing is stored. */
const settleSeconds = z.int().min(MIN_SETTLE_SECONDS).max(MAX_SETTLE_SECONDS).default(DEFAULT_SETTLE_SECONDS);

/** The stored time in seconds. Throws where what is stored is none: a shorter wait could write something twice. */
export async function loadSettleSeconds(area: SettingsArea): Promise<number> {
  const stored = await area.get(storageKey);
  const parsed = settleSeconds.safeParse(stored[storageKey]);
  if (!parsed.success)
    throw new Error('The stored settle time cannot be used. Enter it again under Options › Recovery.');
  return parsed.data;
}

/** Stores the time; says what is wrong with a value that is not taken, else null. */
export async function saveSettleSeconds(area: SettingsArea, seconds: number): Promise<string | null> {
  if (!settleSeconds.safeParse(seconds).success)
    return `Enter whole seconds from ${MIN_SETTLE_SECONDS} to ${MAX_SETTLE_SECONDS}.`;
  await area.set({ [storageKey]: seconds });
  return null;
}
