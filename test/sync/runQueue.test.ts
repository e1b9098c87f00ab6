import { describe, expect, it } from 'vitest';
import { createProblem, type Problem } from '../../utils/domain/problem';
import type { Pace } from '../../utils/domain/schedule/allowancePolicy';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { MAX_STRIKES } from '../../utils/queue/decideFailure';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { pauseQueue, resumeQueue } from '../../utils/queue/queuePause';
import { StorageError } from '../../utils/queue/storageError';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import type { QueueRunnerPorts, SyncSession } from '../../utils/sync/queueRunnerPorts';
import { runQueue } from '../../utils/sync/runQueue';
import { openTestDatabase } from '../queue/openTestDatabase';

const tenant = 'api.example~zone.example';
const identity = { portal: [], database: 1 };
const refusal = createProblem('quote-manager-refused');

/** A runner whose systems refuse everything: what is judged here is what becomes of the jobs. */
function createRunner(parts: Partial<QueueRunnerPorts> = {}, session: Partial<SyncSession> = {}) {
  const database = openTestDatabase();
  const seen = { reported: [] as string[], read: [] as DocumentRef[], waits: [] as number[], now: 1_000, told: 0 };
  const noAnswer = async () => ({ ok: false, problem: refusal }) as const;
  const none: SyncSession['autotask'] = {
    get: noAnswer,
    query: noAnswer,
    create: async () => ({ ok: false, problem: refusal, outcome: 'refused' }),
    update: async () => ({ ok: false, problem: refusal, outcome: 'refused' }),
    remove: async () => ({ ok: false, problem: refusal, outcome: 'refused' }),
  };
  const opened = (): SyncSession => ({
    tenant,
    isCurrent: async () => true,
    allowance: { decide: async () => ({ pace: { kind: 'full', lanes: 3, pauseMs: 0 }, percent: 0, nextLookMs: 1 }) },
    settings: defaultSettings,
    settleMs: 0,
    quietMs: 0,
    autotask: none,
    readSource: async (ref) => {
      seen.read.push(ref);
      return { ok: false, problem: refusal };
    },
    readSourceUnasked: noAnswer,
    readReference: noAnswer,
    forgetReference: async () => {},
    resolveNumber: noAnswer,
    recordUrl: () => null,
    ...session,
  });
  const ports: QueueRunnerPorts = {
    database,
    owner: 'a',
    clock: () => seen.now,
    random: () => 0.5,
    today: () => '2026-11-23',
    openSession: async () => ({ ok: true, value: opened() }),
    presentTenant: async () => ({ id: tenant, identity }),
    onChange: async () => {
      seen.told += 1;
    },
    onProblem: async () => {},
    forgetProducts: async () => {},
    every: () => () => {},
    wait: async (ms) => {
      seen.waits.push(ms);
    },
    report: (error) => seen.reported.push(String(error)),
    ...parts,
  };
  const click = (ref: DocumentRef) => enqueue(database, { tenant, ref, now: seen.now, clearProblem: true });
  const statusOf = (ref: DocumentRef) => loadDocumentStatus(database, { tenant, ref, now: seen.now });
  return { database, seen, ports, click, statusOf, run: () => runQueue(ports) };
}

it('finishes the document under way when the user pauses, and takes up the others once it is resumed', async () => {
  const runner = createRunner(
    {},
    {
      readSource: async (ref: DocumentRef) => {
        runner.seen.read.push(ref);
        await pauseQueue(runner.database, 1_000);
        return { ok: false, problem: refusal } as const;
      },
    },
  );
  await runner.click('quote:1');
  await runner.click('quote:2');
  await runner.run();
  expect(runner.seen.read).toEqual(['quote:1']);
  expect(await runner.statusOf('quote:1')).toMatchObject({ state: 'failed' });
  expect(await runner.statusOf('quote:2')).toMatchObject({ state: 'paused' });
  await resumeQueue(runner.database);
  await runner.run();
  expect(runner.seen.read).toEqual(['quote:1', 'quote:2']);
});

it('takes no failed sync for a proof of the credentials', async () => {
  let noted = 0;
  const { run, click } = createRunner(
    {},
    {
      noteSynced: async () => {
        noted += 1;
      },
    },
  );
  await click('quote:1');
  await run();
  expect(noted).toBe(0);
});

describe('an error that nobody foresaw', () => {
  const poisoned = {
    readSource: async (ref: DocumentRef) => {
      if (ref === 'quote:1') throw new TypeError('x is undefined');
      return { ok: false, problem: refusal } as const;
    },
  };

  it('waits and is tried again, then is parked under its name; the others go on at once', async () => {
    const { run, click, statusOf, seen, database } = createRunner({}, poisoned);
    await click('quote:1');
    await click('quote:2');
    await run();
    expect(await statusOf('quote:2')).toMatchObject({ state: 'failed', problem: { code: 'quote-manager-refused' } });
    expect(await statusOf('quote:1')).toMatchObject({ state: 'queued', problem: { code: 'unexpected' } });
    for (let turn = 0; turn < 2; turn++) {
      seen.now += 10 * 60_000;
      await run();
    }
    const end = await statusOf('quote:1');
    expect(end).toMatchObject({ state: 'failed', problem: { code: 'unexpected' } });
    expect(end.problem?.details).toEqual(['TypeError: x is undefined']);
    expect(await database.jobs.count()).toBe(0);
    expect(seen.reported).toHaveLength(3);
  });

  it('is told to a person as given up, not as tried again', async () => {
    const told: Problem[] = [];
    const onProblem = async (_: unknown, problem: Problem) => void told.push(problem);
    const crash = async () => ({ ok: false, problem: createProblem('autotask-crashed') }) as const;
    const { run, click, seen } = createRunner({ onProblem }, { readSource: crash });
    await click('quote:1');
    for (let turn = 0; turn < MAX_STRIKES; turn++) {
      seen.now += 10 * 60_000;
      await run();
    }
    expect(told).toMatchObject([{ code: 'autotask-crashed', givenUpAfter: MAX_STRIKES }]);
  });

  it('in the opening of a session leaves every job in the queue', async () => {
    const openSession = async () => Promise.reject(new TypeError('no crypto'));
    const { run, click, database, seen } = createRunner({ openSession });
    await click('quote:1');
    await click('quote:2');
    await run();
    expect((await database.jobs.toArray()).map((job) => job.state)).toEqual(['queued', 'queued']);
    expect(seen.reported).toHaveLength(2);
  });

  it('of whoever shows the document, or notifies, stops no sync', async () => {
    const broken = async () => Promise.reject(new Error('Extension context invalidated.'));
    const { run, click, statusOf, seen } = createRunner({ onChange: broken, onProblem: broken });
    await click('quote:1');
    await run();
    expect((await statusOf('quote:1')).problem?.code).toBe('quote-manager-refused');
    expect(seen.reported).toHaveLength(3);
  });
});

describe('a disk that fails', () => {
  it('makes the document wait, named as such', async () => {
    const full = new StorageError(new DOMException('The disk is full.', 'QuotaExceededError'));
    const { run, click, statusOf } = createRunner({}, { readSource: async () => Promise.reject(full) });
    await click('quote:1');
    await run();
    expect(await statusOf('quote:1')).toMatchObject({ state: 'queued', problem: { code: 'storage-failed' } });
  });

  it('ends the run when not even that can be stored; the job is there for the next one', async () => {
    let isFull = false;
    const readSource = async () => {
      isFull = true;
      return { ok: false, problem: refusal } as const;
    };
    const { run, click, database } = createRunner({}, { readSource });
    await click('quote:1');
    const write = () => {
      if (isFull) throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    database.jobs.hook('updating', write);
    database.problems.hook('creating', write);
    await expect(run()).rejects.toThrow(StorageError);
    expect(await database.jobs.count()).toBe(1);
    expect(await database.problems.count()).toBe(0);
  });
});

describe('the background', () => {
  it('is kept alive, and the job held, only while a job runs', async () => {
    const beats: { ms: number; task: () => void }[] = [];
    let stopped = 0;
    const every = (ms: number, task: () => void) => {
      beats.push({ ms, task });
      return () => {
        stopped += 1;
      };
    };
    const { run, click, seen, database } = createRunner(
      { every },
      {
        readSource: async () => {
          seen.now += 50_000;
          const toldBefore = seen.told;
          beats[0]?.task();
          await expect.poll(async () => (await database.jobs.toArray())[0]?.lease?.until).toBe(seen.now + 60_000);
          // An extension call resets the browser's 30 seconds; a request does not.
          expect(seen.told).toBe(toldBefore + 1);
          return { ok: false, problem: refusal };
        },
      },
    );
    await run();
    expect(beats).toHaveLength(0);
    await click('quote:1');
    await run();
    expect([beats.length, stopped]).toEqual([1, 1]);
    expect(beats[0]?.ms).toBeLessThan(30_000);
  });
});

describe('the allowance', () => {
  const at = (pace: Pace, percent: number) => ({
    allowance: { decide: async () => ({ pace, percent, nextLookMs: 240_000 }) },
  });

  it('that is nearly spent pauses all, with a time, and reads nothing', async () => {
    const { run, click, statusOf, seen } = createRunner({}, at({ kind: 'pause' }, 93));
    for (const ref of ['quote:1', 'quote:2', 'quote:3'] as const) await click(ref);
    await run();
    for (const ref of ['quote:1', 'quote:2', 'quote:3'] as const)
      expect(await statusOf(ref)).toMatchObject({ state: 'paused', problem: { code: 'allowance-low' } });
    expect(await statusOf('quote:1')).toMatchObject({
      resumesAt: seen.now + 240_000,
      problem: { parts: { used: '93' } },
    });
    expect(seen.read).toEqual([]);
  });

  it('that cannot be asked for, since the credentials are refused, pauses the tenant and reads nothing', async () => {
    const refused = createProblem('auth-rejected', { system: 'Autotask' });
    const decide = async () => ({ pace: { kind: 'pause' }, percent: 95, nextLookMs: 1, refusal: refused }) as const;
    const { run, click, statusOf, seen, database } = createRunner({}, { allowance: { decide } });
    for (const ref of ['quote:1', 'quote:2'] as const) await click(ref);
    await run();
    for (const ref of ['quote:1', 'quote:2'] as const)
      expect(await statusOf(ref)).toMatchObject({ state: 'paused', problem: { code: 'auth-rejected' } });
    expect((await database.problems.toArray()).map(({ tenantWide }) => tenantWide)).toEqual([true]);
    expect(seen.read).toEqual([]);
  });

  it('that is half spent puts pauses between documents, none after the last', async () => {
    const source = { ok: false, problem: refusal } as const;
    const slow: Pace = { kind: 'slow', lanes: 2, pauseMs: 3_000 };
    const { run, click, seen } = createRunner({}, { ...at(slow, 60), readSource: async () => source });
    for (const ref of ['quote:1', 'quote:2', 'quote:3'] as const) await click(ref);
    await run();
    expect(seen.waits).toEqual([3_000, 3_000]);
  });
});

describe('a changed connection', () => {
  it('leaves the jobs of the old one alone, and opens no session for them', async () => {
    let opened = 0;
    const openSession: QueueRunnerPorts['openSession'] = async () => {
      opened += 1;
      return { ok: false, problem: refusal };
    };
    const { run, click, statusOf, database } = createRunner({
      openSession,
      presentTenant: async () => ({ id: 'other', identity }),
    });
    await click('quote:1');
    await run();
    expect(opened).toBe(0);
    expect(await statusOf('quote:1')).toMatchObject({ state: 'paused', problem: { code: 'connection-changed' } });
    expect(await database.problems.count()).toBe(0);
  });
});

describe('credentials that are refused', () => {
  const refusing = (code: 'auth-rejected' | 'zone-moved') => createProblem(code, { system: 'Quote Manager' });

  it.each(['auth-rejected', 'zone-moved'] as const)(
    'after they were replaced stop nobody: the documents go on under the new ones (%s)',
    async (code) => {
      let isCurrent = true;
      const old = {
        isCurrent: async () => isCurrent,
        readSource: async (ref: DocumentRef) => {
          if (ref !== 'quote:1') return { ok: false, problem: refusal } as const;
          isCurrent = false;
          return { ok: false, problem: refusing(code) } as const;
        },
      };
      const { run, click, statusOf, database } = createRunner({}, old);
      await click('quote:1');
      await click('quote:2');
      await run();
      expect(await database.problems.filter(({ tenantWide }) => tenantWide).count()).toBe(0);
      expect(await statusOf('quote:1')).toMatchObject({ state: 'queued', problem: { code: 'connection-changed' } });
      expect(await statusOf('quote:2')).toMatchObject({ problem: { code: 'quote-manager-refused' } });
    },
  );

  it('in the looking up of a number stop nobody either, once they were replaced', async () => {
    const resolveNumber = async () => ({ ok: false, problem: refusing('auth-rejected') }) as const;
    const { run, click, statusOf } = createRunner({}, { isCurrent: async () => false, resolveNumber });
    await click('quote:QO00000001');
    await run();
    expect(await statusOf('quote:QO00000001')).toMatchObject({ state: 'queued' });
  });

  it('in the look at the allowance stop nobody either, once they were replaced meanwhile', async () => {
    let isReplaced = false;
    const decide: SyncSession['allowance']['decide'] = async () => {
      isReplaced = true;
      return {
        pace: { kind: 'full', lanes: 3, pauseMs: 0 },
        percent: 0,
        nextLookMs: 1,
        refusal: refusing('auth-rejected'),
      };
    };
    const session = { isCurrent: async () => !isReplaced, allowance: { decide } };
    const { database, run, click, statusOf } = createRunner({}, session);
    await click('quote:1');
    await run();
    expect(await database.problems.filter(({ tenantWide }) => tenantWide).count()).toBe(0);
    expect(await statusOf('quote:1')).toMatchObject({ state: 'queued', problem: { code: 'connection-changed' } });
  });

  it('stop everyone while they are the present ones', async () => {
    const readSource = async () => ({ ok: false, problem: refusing('auth-rejected') }) as const;
    const { run, click, statusOf } = createRunner({}, { readSource });
    await click('quote:1');
    await click('quote:2');
    await run();
    expect(await statusOf('quote:2')).toMatchObject({ state: 'paused', problem: { code: 'auth-rejected' } });
  });
});

/** Why a job that nobody can run any more is not tried forever. */
it('gives a session problem to each job once', async () => {
  const problem: Problem = createProblem('auth-rejected', { system: 'Autotask' });
  let opened = 0;
  const openSession: QueueRunnerPorts['openSession'] = async () => {
    opened += 1;
    return { ok: false, problem };
  };
  const { run, click, statusOf } = createRunner({ openSession });
  for (const ref of ['quote:1', 'quote:2', 'quote:3'] as const) await click(ref);
  await run();
  expect(opened).toBe(1);
  expect(await statusOf('quote:3')).toMatchObject({ state: 'paused', problem: { code: 'auth-rejected' } });
});
