import { expect, it } from 'vitest';
import { createProblem, type Problem } from '../../utils/domain/problem';
import { loadCatalogueRun, resumeCatalogueRun, startCatalogueRun } from '../../utils/queue/catalogueRuns';
import { MAX_STRIKES } from '../../utils/queue/decideFailure';
import type { CataloguePorts } from '../../utils/sync/catalogueStep';
import { type StepOptions, stepCatalogue } from '../../utils/sync/stepCatalogue';
import { openTestDatabase } from '../queue/openTestDatabase';

const tenant = 'portal.example';

/** A run under way whose every step meets what `openPorts` says. */
async function startRun(openPorts: StepOptions['openPorts']) {
  const database = openTestDatabase();
  const seen = { now: 1_000, asked: 0, reported: [] as string[] };
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
      report: (error) => seen.reported.push(String(error)),
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

it('names an error that nobody foresaw, waits, and stops when it stays', async () => {
  const { step, stepWhenDue, seen, load } = await startRun(() => Promise.reject(new TypeError('x is undefined')));
  expect(await step()).toBe(false);
  expect(await load()).toMatchObject({ state: 'running', problem: { code: 'unexpected' }, runAt: seen.now + 3_000 });
  const details = ['TypeError: x is undefined'];
  expect(await stepWhenDue(2)).toMatchObject({ state: 'stopped', problem: { code: 'unexpected', details } });
  expect(seen.reported).toHaveLength(3);
  await stepWhenDue(5);
  expect(seen.asked).toBe(3);
});

it('stops after as many failures as a document, and goes on with Resume', async () => {
  const { database, stepWhenDue, seen } = await startRun(meeting(createProblem('autotask-crashed')));
  expect(await stepWhenDue(MAX_STRIKES - 1)).toMatchObject({ state: 'running' });
  expect(await stepWhenDue(1)).toMatchObject({
    state: 'stopped',
    problem: { code: 'autotask-crashed', givenUpAfter: MAX_STRIKES },
  });
  await resumeCatalogueRun(database, tenant, seen.now);
  expect(await stepWhenDue(MAX_STRIKES - 1)).toMatchObject({ state: 'running' });
});

it('waits out what says nothing about the catalogue, however long', async () => {
  for (const code of ['offline', 'allowance-low', 'rate-limited', 'connection-changed'] as const) {
    const { stepWhenDue } = await startRun(meeting(createProblem(code)));
    expect(await stepWhenDue(3 * MAX_STRIKES)).toMatchObject({ state: 'running', attempts: 3 * MAX_STRIKES });
  }
});

it('counts failures from the last step that went through', async () => {
  const answers = { isUp: false };
  const noRows = { ok: true, value: { names: [], rows: [], refused: [] } };
  const ports = { quoteManager: { fetchSupplierPage: async () => noRows }, clock: () => 1 };
  const { database, stepWhenDue } = await startRun(async () =>
    answers.isUp
      ? { ok: true, value: { ...ports, database } as unknown as CataloguePorts }
      : { ok: false, problem: createProblem('autotask-crashed') },
  );
  await stepWhenDue(MAX_STRIKES - 1);
  answers.isUp = true;
  expect(await stepWhenDue(1)).toMatchObject({ state: 'running', problem: null });
  answers.isUp = false;
  expect(await stepWhenDue(MAX_STRIKES - 1)).toMatchObject({ state: 'running' });
});

it('that is under way bears a mark until its end, so that a death is seen', async () => {
  const marks: unknown[] = [];
  const { step, load, stepWhenDue } = await startRun(async () => {
    marks.push((await load()).isStepping);
    return { ok: false, problem: createProblem('offline') };
  });
  await step();
  await stepWhenDue(1);
  expect(marks).toEqual([true, true]);
  expect((await load()).isStepping).not.toBe(true);
});

it.each([true, false])(
  'under refused credentials stops only while they are the present ones: %s',
  async (isCurrent) => {
    const refusal = { ok: false, problem: createProblem('auth-rejected', { system: 'Quote Manager' }) };
    const ports = { quoteManager: { fetchSupplierPage: async () => refusal }, isCurrent: async () => isCurrent };
    const { stepWhenDue } = await startRun(async () => ({ ok: true, value: ports as unknown as CataloguePorts }));
    const { state, problem } = await stepWhenDue(1);
    expect([state, problem?.code]).toEqual(
      isCurrent ? ['stopped', 'auth-rejected'] : ['running', 'connection-changed'],
    );
  },
);
