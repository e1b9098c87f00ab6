import type { Settings } from '../domain/settings';
import { describeSettingsIssue } from './describeSettingsIssue';
import { isPlainObject, mergeSettings } from './mergeSettings';
import { migrateSettings } from './migrateSettings';
import { settingsSchema } from './settingsSchema';

export type ParsedSettings = { ok: true; value: Settings } | { ok: false; message: string };

/**
 * Lays a (possibly partial) settings object over the present settings and checks the whole.
 * A refusal names the key by its path; nothing of the part is taken then.
 */
export function parseSettings(given: unknown, present: Settings): ParsedSettings {
  if (!isPlainObject(given)) return { ok: false, message: 'The file holds no settings.' };
  const part = migrateSettings(given);
  const hasVersion = Object.hasOwn(part, 'version');
  if (hasVersion && part.version !== present.version) return { ok: false, message: describeVersion(part.version) };
  const dangerous = findPrototypeKey(part, []);
  if (dangerous !== null) return { ok: false, message: `"${dangerous}" is not a setting.` };
  const merged = mergeSettings(present, part);
  const parsed = settingsSchema.safeParse(merged);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, message: describeSettingsIssue(parsed.error.issues, merged) };
}

function describeVersion(version: unknown): string {
  return `"version" must be 1, but is ${JSON.stringify(version)}: these settings were made by another version of Quotebridge.`;
}

/** zod drops `__proto__` without a word, so it is looked for here: an unknown key is refused by name. */
function findPrototypeKey(value: unknown, path: string[]): string | null {
  if (!isPlainObject(value)) return null;
  for (const [key, inner] of Object.entries(value)) {
    const innerPath = [...path, key];
    const found = key === '__proto__' ? innerPath.join('.') : findPrototypeKey(inner, innerPath);
    if (found !== null) return found;
  }
  return null;
}
