import { describe, expect, it } from 'vitest';
import { migrateSettings, type SettingsMigration } from '../../utils/settings/migrateSettings';

const steps: Record<number, SettingsMigration> = {
  1: ({ lines, ...rest }) => ({ ...rest, lineProblems: lines }),
  2: (settings) => ({ ...settings, conflicts: 'ask' }),
};

describe('migrateSettings', () => {
  it('takes every step from the version of the settings on', () => {
    expect(migrateSettings({ version: 1, lines: 'skip' }, steps)).toEqual({
      version: 3,
      lineProblems: 'skip',
      conflicts: 'ask',
    });
    expect(migrateSettings({ version: 2, lines: 'skip' }, steps)).toEqual({
      version: 3,
      lines: 'skip',
      conflicts: 'ask',
    });
  });

  it.each([[{ version: 3 }], [{ version: 9 }], [{ version: '1' }], [{ lines: 'skip' }]])(
    'leaves %j as it is',
    (part) => {
      expect(migrateSettings(part, steps)).toBe(part);
    },
  );
});
