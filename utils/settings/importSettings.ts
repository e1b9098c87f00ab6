import type { Settings } from '../domain/settings';
import { listChanges, type SettingsChange } from './listChanges';
import { parseSettings } from './parseSettings';

export type ImportedSettings =
  | { ok: true; value: Settings /** The settings whose value differs from before. */; changes: SettingsChange[] }
  | { ok: false; message: string };

/** A settings file is a few kilobytes; anything near this is another file. */
const maximumSettingsBytes = 256 * 1024;

/** As `importSettings`, from a file that the user chose; one that is too large is not read at all. */
export async function importSettingsFile(
  file: Pick<Blob, 'size' | 'text'>,
  present: Settings,
): Promise<ImportedSettings> {
  if (file.size > maximumSettingsBytes) return refuseSize();
  return importSettings(await file.text(), present);
}

/** Reads the text of a settings file over the present settings; saves nothing. The message is a sentence for the user. */
export function importSettings(text: string, present: Settings): ImportedSettings {
  if (new TextEncoder().encode(text).byteLength > maximumSettingsBytes) {
    return refuseSize();
  }
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = parseSettings(json.value, present);
  if (!parsed.ok) return parsed;
  return { ok: true, value: parsed.value, changes: listChanges(present, parsed.value) };
}

function refuseSize(): ImportedSettings {
  return { ok: false, message: 'The file is larger than 256 kB, so it is no settings file.' };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    // Windows editors put a byte order mark before the text.
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `The file is not valid JSON: ${reason}` };
  }
}
