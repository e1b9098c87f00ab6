import { describe, expect, it } from 'vitest';
import { useSandbox } from '../support/startTestSandbox';
import { runSeed } from './randomRun';
import { upTo } from './scenario';
import { useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('random');
useVirtualClock();

/** `--seed N` repeats one story, `--seeds N` tells the first N. */
const one = process.env.QUOTEBRIDGE_SEED;
const seeds = one === undefined ? upTo(Number(process.env.QUOTEBRIDGE_SEEDS ?? 15)) : [Number(one)];

describe('any mixture of faults', () => {
  it(`leaves one set of records (${seeds.length} seeds)`, { timeout: 3_000_000 }, async () => {
    const failed: unknown[] = [];
    for (const seed of seeds) {
      const aftermath = await runSeed(sandbox(), seed);
      const violations = await tally(aftermath);
      if (violations.length === 0) continue;
      failed.push({ seed, violations });
      process.stdout.write(`seed ${seed} failed; repeat it with: npm run test:faults -- --seed ${seed}\n`);
      for (const { invariant, words } of violations) process.stdout.write(`  ${invariant}: ${words}\n`);
    }
    expect(failed).toEqual([]);
  });
});
