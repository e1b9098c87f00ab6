import { expect, it } from 'vitest';
import { createProblem, type Problem } from '../../utils/domain/problem';
import { loadCatalogueRun, startCatalogueRun } from '../../utils/queue/catalogueRuns';
import { type StepOptions, stepCatalogue } from '../../utils/sync/stepCatalogue';
import { openTestDatabase } from '../queue/openTestDatabase';

const tenant = 'portal.example';

/** A run under way whose every step meets what `openPorts` says. */
async function startRun(openPorts: StepOptions['openPorts']) {
  const database = openTestDatabase();
  const seen = { now: 1_000, asked: 0 };
  await startCatalogueRun(database, { tenant, now: seen.now, isFull: true, takesOver: false });
  const step = () =>
    stepCatalogue({
      database,
      tenant,
      clock: () => seen.now,
      random: () => 0.5,
      openPorts: async () => {
        seen.asked += 1;
        return await openPorts();
      },
    });
  const load = async () => {
    const run = await loadCatalogueRun(database, tenant);
    if (!run) throw new Error('no run');
    return run;
  };
  /** Goes on at the time that the run itself names, as the alarm does. */
  const stepWhenDue = async (times: number) => {
    for (let nth = 0; nth < times; nth++) {
      seen.now = Math.max(seen.now, (await load()).runAt);
      await step();
    }
    return await load();
  };
  return { database, seen, step, stepWhenDue, load };
}

const meeting = (problem: Problem) => async () => ({ ok: false, problem }) as const;

it('waits after a refusal that says "at once"', async () => {
  const problem = createProblem('rate-limited', { system: 'Autotask' }, { retryAfterMs: 0 });
  const { step, stepWhenDue, seen } = await startRun(meeting(problem));
  for (let nth = 0; nth < 5; nth++) await step();
  expect(seen.asked).toBe(1);
  expect((await stepWhenDue(2)).runAt - seen.now).toBe(9_000);
});

it('believes no wait of days', async () => {
  const problem = createProblem('rate-limited', { system: 'Autotask' }, { retryAfterMs: 30 * 86_400_000 });
  const { stepWhenDue, seen } = await startRun(meeting(problem));
  expect((await stepWhenDue(1)).runAt - seen.now).toBe(3_600_000);
});
