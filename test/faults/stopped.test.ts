import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox, writesTo } from '../support/startTestSandbox';
import type { Cut } from './cut';
import { thin } from './extent';
import { type Boundaries, type Course, countBoundaries, dieAt } from './killMatrix';
import type { Profile } from './Profile';
import { expectSound, useTally } from './tally';
import { moveClock, useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('stopped');
useVirtualClock();

const course: Course = { ref: `quote:${seedIndex.skeleton}` };

const all = (moment: Cut['moment'], count: number): Cut[] =>
  Array.from({ length: count }, (_, index) => ({ moment, nth: index + 1 }));

/** Which deaths a fault class means, out of all boundaries of the course. */
const classes: Record<string, (boundaries: Boundaries) => Cut[]> = {
  'F01 before the intent is stored': ({ commits }) => thin(all('before-commit', commits), 3),
  'F02 after the intent, before the request': ({ writes }) => writes.map((nth) => ({ moment: 'before-send', nth })),
  'F03 while the request is under way': ({ writes }) => writes.map((nth) => ({ moment: 'under-way', nth })),
  'F04 after Autotask stored it, before its answer': ({ writes }) =>
    writes.map((nth) => ({ moment: 'after-answer', nth })),
  'F05 after the outcome is stored': ({ commits }) => thin(all('after-commit', commits), 3),
};

/** The creates that reached Autotask, by entity. */
function creates(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const write of writesTo(sandbox())) {
    const [method = '', path = ''] = write.split(' ');
    if (method === 'POST') counts[path.replace(/\d+/, '#')] = (counts[path.replace(/\d+/, '#')] ?? 0) + 1;
  }
  return counts;
}

/** Nothing may be on the other side that the journal does not know as done or as open. */
async function expectEveryCreateKnown(profile: Profile): Promise<void> {
  const known = await profile.inspect(async ({ database }) => {
    const links = await database.links.toArray();
    const intents = await database.intents.toArray();
    return new Set([...links, ...intents].map(({ key }) => key)).size;
  });
  const sent = Object.values(creates()).reduce((sum, count) => sum + count, 0);
  expect(sent).toBeLessThanOrEqual(known);
}

describe('a background that dies during a first sync of three lines', () => {
  it.each(Object.entries(classes))('makes each record once: %s', { timeout: 200_000 }, async (_, choose) => {
    const boundaries = await countBoundaries(sandbox(), course);
    const undisturbed = creates();
    const made: unknown[] = [];
    const cuts = choose(boundaries);
    for (const cut of cuts) {
      const aftermath = await dieAt(sandbox(), course, cut, expectEveryCreateKnown);
      await expectSound(tally, aftermath, JSON.stringify(cut));
      made.push(creates());
    }
    expect(made).toEqual(cuts.map(() => undisturbed));
  });
});

describe('F03 a background that dies after it has waited long for an answer', () => {
  it('leaves a record that is shown late, and is adopted', { timeout: 120_000 }, async () => {
    const { writes } = await countBoundaries(sandbox(), course);
    const lagging: Course = { ...course, prepare: async ({ autotask }) => autotask.setLimits({ queryLagMs: 6_000 }) };
    for (const nth of writes) {
      // Carried out after the death, as Autotask's queries show seconds later still.
      const aftermath = await dieAt(sandbox(), lagging, { moment: 'under-way', nth }, async () => moveClock(12_000));
      await expectSound(tally, aftermath, `write ${nth}`);
      expect(await aftermath.profiles[0]?.stateOf(course.ref), `write ${nth}`).toBe('synced');
    }
  });
});

describe('a click', () => {
  it('F01 that was not stored promises nothing and leaves nothing', async () => {
    const cut: Cut = { moment: 'before-commit', nth: 1 };
    const aftermath = await dieAt(sandbox(), course, cut, async (profile) => {
      expect([...profile.acknowledged]).toEqual([]);
      expect(await profile.stateOf(course.ref)).toBe('unlinked');
      expect(writesTo(sandbox())).toEqual([]);
    });
    await expectSound(tally, aftermath);
  });
});

describe('F06 a background that dies between two items, at each of them', () => {
  it('ends with each line once, in line order', { timeout: 120_000 }, async () => {
    const five: Course = { ref: `quote:${seedIndex.fiveLines}`, profile: { settings: { items: { order: 'exact' } } } };
    const { writes } = await countBoundaries(sandbox(), five);
    for (const nth of writes) {
      const aftermath = await dieAt(sandbox(), five, { moment: 'after-answer', nth });
      await expectSound(tally, aftermath, `after write ${nth}`);
      expect(await aftermath.profiles[0]?.stateOf(five.ref)).toBe('synced');
    }
  });
});
