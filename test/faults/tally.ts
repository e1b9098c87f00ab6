import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import type { Violation } from './judgeDocument';
import { type Aftermath, judge } from './oracle';

/** What the suites count together; `test/faults/runFaults.ts` adds the files up. */
export interface FaultCounts {
  runs: number;
  faults: number;
  duplicates: number;
  losses: number;
}

/** Where each suite leaves its counts. */
const FOLDER = '.output/fault-reports';

/** Judges runs and counts them for the last line; made once per file, writes its counts when the file is done. */
export function useTally(name: string): (aftermath: Aftermath) => Promise<Violation[]> {
  const counts: FaultCounts = { runs: 0, faults: 0, duplicates: 0, losses: 0 };
  afterAll(() => {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(`${FOLDER}/${name}.json`, JSON.stringify(counts));
  });
  return async (aftermath) => {
    const violations = await judge(aftermath);
    const deaths = aftermath.profiles.reduce((sum, profile) => sum + profile.deaths, 0);
    counts.runs += 1;
    counts.faults += deaths + aftermath.sandbox.instrumentation.log.filter(({ fault }) => fault !== undefined).length;
    counts.duplicates += violations.filter(({ kind }) => kind === 'duplicate').length;
    counts.losses += violations.filter(({ kind }) => kind === 'loss').length;
    return violations;
  };
}

/** Fails with the broken promises in words. */
export async function expectSound(
  tally: (aftermath: Aftermath) => Promise<Violation[]>,
  aftermath: Aftermath,
  about = '',
): Promise<void> {
  expect(await tally(aftermath), about).toEqual([]);
}
