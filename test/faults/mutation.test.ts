import { expect, it } from 'vitest';
import type { SyncSession } from '../../utils/sync/runQueue';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox } from '../support/startTestSandbox';
import { countBoundaries, dieAt } from './killMatrix';
import { judge } from './oracle';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
useVirtualClock();

const ref = `quote:${seedIndex.skeleton}` as const;

/** What every look before a create needs: the search for records by their mark. */
const MARKS = new Set(['title', 'externalQuoteNumber', 'opportunityID', 'quoteID']);

/** The engine without its look before a create: searches by mark find nothing, reading by id works. */
function blind(session: SyncSession): SyncSession {
  const { autotask } = session;
  return {
    ...session,
    autotask: {
      ...autotask,
      query: async (entity, filter) =>
        filter.some((entry) => 'field' in entry && MARKS.has(entry.field))
          ? { ok: true, value: [] }
          : await autotask.query(entity, filter),
    },
  };
}

/** The deaths after which a look is all that tells what stands: Autotask carried it out, nobody heard. */
async function judgeDeaths(wrapSession?: (session: SyncSession) => SyncSession) {
  const { writes } = await countBoundaries(sandbox(), { ref });
  const verdicts = [];
  for (const nth of writes.slice(0, -1)) {
    const course = { ref, profile: { wrapSession } };
    verdicts.push(...(await judge(await dieAt(sandbox(), course, { moment: 'after-answer', nth }))));
  }
  return verdicts;
}

it('goes red without the look before a create, and is green with it', { timeout: 60_000 }, async () => {
  expect(await judgeDeaths()).toEqual([]);
  const verdicts = await judgeDeaths(blind);
  expect(verdicts).toContainEqual(expect.objectContaining({ invariant: 'I2', kind: 'duplicate' }));
});
