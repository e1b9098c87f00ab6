import { expect, it } from 'vitest';
import { useSandbox } from '../support/startTestSandbox';
import { isComplete, thin } from './extent';
import { type Course, countBoundaries, cutsOf, dieAt } from './killMatrix';
import { useTally } from './tally';
import { useVirtualClock } from './virtualClock';

/** Far above what a course takes; a machine that is busy with other things may need several times as long. */
const COMPLETE_MS = 1_800_000;
const SHORT_MS = 400_000;

/**
 * Declares one test per course, in which the background dies at every boundary of its journal and its requests; outside of
 * the complete run only the courses of `short` are tested, at some of their boundaries.
 */
export function useKillMatrix(name: string, courses: Record<string, Course>, short: string[]): void {
  const sandbox = useSandbox();
  const tally = useTally(name);
  useVirtualClock();
  const chosen = Object.entries(courses).filter(([title]) => isComplete || short.includes(title));
  const timeout = isComplete ? COMPLETE_MS : SHORT_MS;
  it.each(chosen)('leaves one set of records: %s', { timeout }, async (_, course) => {
    const cuts = thin(cutsOf(await countBoundaries(sandbox(), course)), 5);
    const broken: unknown[] = [];
    for (const cut of cuts) {
      const aftermath = await dieAt(sandbox(), course, cut);
      const violations = await tally(aftermath);
      const state = await aftermath.profiles[0]?.stateOf(course.ref);
      if (violations.length > 0 || state !== 'synced') broken.push({ cut, state, violations });
    }
    expect(broken).toEqual([]);
  });
}
