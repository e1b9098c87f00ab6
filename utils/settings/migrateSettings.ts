type SettingsPart = Record<string, unknown>;

/** Turns settings of one version into those of the next, whole or in part; the version itself is counted up by the caller. */
export type SettingsMigration = (settings: SettingsPart) => SettingsPart;

/** The step from each earlier version. Empty while there has been one version only. */
const migrations: Readonly<Record<number, SettingsMigration>> = {};

/**
 * Brings settings that were stored or exported by an earlier version up to the present one, step by step. What states no
 * version, or one without a step, stays as it is: the check of the whole decides about it.
 */
export function migrateSettings(part: SettingsPart, steps = migrations): SettingsPart {
  const { version } = part;
  const step = typeof version === 'number' ? steps[version] : undefined;
  if (typeof version !== 'number' || step === undefined) return part;
  return migrateSettings({ ...step(part), version: version + 1 }, steps);
}
