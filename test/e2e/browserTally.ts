import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import type { FaultCounts } from '../faults/tally.ts';

/** Counts the runs of a file in a real browser for the last line of `npm run test:faults`. */
export function useBrowserTally(name: string): (words: string[], faults: number) => void {
  const counts: FaultCounts = { runs: 0, faults: 0, duplicates: 0, losses: 0 };
  afterAll(() => {
    mkdirSync('.output/fault-reports', { recursive: true });
    writeFileSync(`.output/fault-reports/${name}.json`, JSON.stringify(counts));
  });
  return (words, faults) => {
    counts.runs += 1;
    counts.faults += faults;
    counts.duplicates += words.filter((text) => /^I[23]: .*(live opportunities|twice)/.test(text)).length;
    counts.losses += words.filter((text) => /^(I1|I4|I5)|: no "/.test(text)).length;
  };
}
