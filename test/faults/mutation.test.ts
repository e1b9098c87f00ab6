import { expect, it } from 'vitest';
import type { SyncSession } from '../../utils/sync/queueRunnerPorts';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox } from '../support/startTestSandbox';
import type { Violation } from './judgeDocument';
import { countBoundaries, dieAt } from './killMatrix';
import { judge } from './oracle';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
useVirtualClock();

const ref = `quote:${seedIndex.skeleton}` as const;

/** The marks by which a record is looked for before it is made. */
const MARKS = new Set(['title', 'externalQuoteNumber']);

/** The engine without its look before a create: a search by mark finds nothing, what is linked is read as ever. */
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

/** Deaths after which a look is all that tells what stands: Autotask carried it out, nobody heard. */
async function judgeDeaths({ isBlind }: { isBlind: boolean }): Promise<Violation[]> {
  const { writes } = await countBoundaries(sandbox(), { ref });
  const verdicts: Violation[] = [];
  for (const nth of writes.slice(0, 3)) {
    let hasDied = false;
    const wrapSession = (session: SyncSession) => (isBlind && hasDied ? blind(session) : session);
    const aftermath = await dieAt(
      sandbox(),
      { ref, profile: { wrapSession } },
      { moment: 'after-answer', nth },
      async () => {
        hasDied = true;
      },
    );
    verdicts.push(...(await judge(aftermath)));
  }
  return verdicts;
}

it('goes red without the look before a create, and is green with it', { timeout: 60_000 }, async () => {
  expect(await judgeDeaths({ isBlind: false })).toEqual([]);
  const verdicts = await judgeDeaths({ isBlind: true });
  expect(verdicts).toContainEqual(expect.objectContaining({ invariant: 'I2', kind: 'duplicate' }));
});
