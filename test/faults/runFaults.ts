import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FaultCounts } from './tally.ts';

// `npm run test:faults` — every fault class, in the engine and in a real browser. `-- --seeds 500` tells more random stories,
// `-- --seed 17` repeats one of them and nothing else.

const REPORTS = '.output/fault-reports';
const SEEDS = '200';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: SEEDS }, seed: { type: 'string' } },
});

function runVitest(args: string[], environment: Record<string, string>): boolean {
  const { status } = spawnSync(process.execPath, ['node_modules/.bin/vitest', 'run', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

function readCounts(): FaultCounts {
  const total: FaultCounts = { runs: 0, faults: 0, duplicates: 0, losses: 0 };
  for (const name of readdirSync(REPORTS)) {
    const counts = JSON.parse(readFileSync(join(REPORTS, name), 'utf8')) as FaultCounts;
    for (const key of ['runs', 'faults', 'duplicates', 'losses'] as const) total[key] += counts[key];
  }
  return total;
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const environment = { QUOTEBRIDGE_FAULTS: 'all', QUOTEBRIDGE_SEEDS: values.seeds };
const passed =
  values.seed === undefined
    ? [
        runVitest(['--project', 'faults'], environment),
        runVitest(['--project', 'e2e', 'test/e2e/kill'], environment),
      ].every((isGood) => isGood)
    : runVitest(['--project', 'faults', 'test/faults/random.test.ts'], { QUOTEBRIDGE_SEED: values.seed });
const { runs, faults, duplicates, losses } = readCounts();
process.stdout.write(`runs=${runs} faults=${faults} duplicates=${duplicates} losses=${losses}\n`);
process.exit(passed && runs > 0 && duplicates + losses === 0 ? 0 : 1);
