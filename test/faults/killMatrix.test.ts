import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox } from '../support/startTestSandbox';
import { type Course, countBoundaries, cutsOf, dieAt } from './killMatrix';
import { useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('killMatrix');
useVirtualClock();

const courses: Record<string, Course> = {
  'first sync of 1 line': { ref: `quote:${seedIndex.oneLine}` },
  'first sync of 3 lines': { ref: `quote:${seedIndex.skeleton}` },
  'first sync of 5 lines': { ref: `quote:${seedIndex.fiveLines}` },
};

describe('a background that dies at each boundary of its journal and its requests', () => {
  it.each(Object.entries(courses))('leaves one set of records: %s', { timeout: 300_000 }, async (_, course) => {
    const cuts = cutsOf(await countBoundaries(sandbox(), course));
    const broken: unknown[] = [];
    for (const cut of cuts) {
      const violations = await tally(await dieAt(sandbox(), course, cut));
      if (violations.length > 0) broken.push({ cut, violations });
    }
    expect(broken).toEqual([]);
  });
});
