import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

interface Cruise {
  modules: { source: string }[];
  summary: { violations: unknown[]; ruleSetUsed: { forbidden: { name: string; comment?: string }[] } };
}

function cruise(): Cruise {
  const { stdout } = spawnSync(
    process.execPath,
    [
      'node_modules/.bin/depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'entrypoints',
      'components',
      'utils',
    ],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Cruise;
}

it('sees the whole product when it finds no forbidden import', () => {
  const { modules, summary } = cruise();
  // A compiler that the tool does not understand makes it see nothing and report success.
  const own = modules.filter(({ source }) => /^(entrypoints|components|utils)\//.test(source));
  expect(own.length).toBeGreaterThan(180);
  expect(summary.violations).toEqual([]);
  expect(summary.ruleSetUsed.forbidden.every(({ name, comment }) => name && comment)).toBe(true);
});
