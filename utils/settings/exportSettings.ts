import type { Settings } from '../domain/settings';

/** The settings as the text of a file that `importSettings` reads again. Secrets are no settings, so none is in it. */
export function exportSettings(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}
