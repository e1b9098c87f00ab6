import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { enqueue } from '../../../utils/queue/enqueue';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const quote: DocumentRef = `quote:${seedIndex.skeleton}`;

/** The sandbox's allowance is spent by others up to here; it adds no latency, which would only slow the test. */
const spend = (hourlyUsed: number) =>
  sandbox().autotask.setLimits({ hourlyUsed, hourlyAllowance: 10_000, latencyFactor: 0 });
const asked = (pattern: RegExp) => sandbox().instrumentation.log.filter(({ path }) => pattern.test(path));

describe("Autotask's hourly allowance", () => {
  it('nearly spent by others: nothing is written, it says until when, and goes on alone', async () => {
    spend(9_200);
    const indexedDB = new IDBFactory();
    const engine = await createEngine(sandbox(), {}, { indexedDB });
    const paused = await engine.sync(quote);
    expect(paused).toMatchObject({ state: 'paused', problem: { code: 'allowance-low', parts: { used: '92' } } });
    expect((paused.resumesAt ?? 0) - Date.now()).toBeGreaterThan(4 * 60_000);
    expect(writesTo(sandbox())).toEqual([]);
    expect(asked(/ThresholdInformation/)).toHaveLength(1);

    spend(1_000);
    await engine.database.reference
      .where('key')
      .startsWith('allowance|')
      .modify((record) => {
        // Five minutes go by.
        const stated = record.value as { at: number; askedAt: number };
        stated.at -= 5 * 60_000;
        stated.askedAt -= 5 * 60_000;
      });
    const next = await createEngine(sandbox(), {}, { indexedDB });
    await next.run({ skipWaits: true });
    expect(await next.status(quote)).toMatchObject({ state: 'synced', problem: null });
  });

  it('half spent: fewer requests at once, the same records', async () => {
    spend(8_000);
    sandbox().instrumentation.setLatency({ autotask: 15 });
    const engine = await createEngine(sandbox());
    expect(await engine.sync(quote)).toMatchObject({ state: 'synced' });
    sandbox().instrumentation.setLatency({ autotask: 0 });
    const writes = sandbox().instrumentation.log.filter(({ method, path }) => method === 'POST' && /Items$/.test(path));
    const overlapping = writes.filter((one) =>
      writes.some(
        (other) => other !== one && other.startedAt < (one.endedAt ?? 0) && one.startedAt < (other.endedAt ?? 0),
      ),
    );
    expect([writes.length, overlapping.length]).toEqual([4, 0]);
    spend(0);
  });

  it('is asked for once, however many documents follow', async () => {
    spend(0);
    const engine = await createEngine(sandbox());
    for (const id of [seedIndex.skeleton, seedIndex.demo, seedIndex.won]) await engine.sync(`quote:${id}`);
    expect(asked(/ThresholdInformation/)).toHaveLength(1);
  });
});

describe('threads that others use', () => {
  it('four workers at once all end with their one set, with refusals on the way and none failed', {
    timeout: 60_000,
  }, async () => {
    spend(0);
    sandbox().autotask.setLimits({ threads: 2 });
    sandbox().instrumentation.setLatency({ autotask: 5 });
    const ids = [seedIndex.skeleton, seedIndex.demo, seedIndex.twentyLines, seedIndex.won];
    const engines = await Promise.all(ids.map(() => createEngine(sandbox())));
    await Promise.all(
      engines.map(async (engine, index) => {
        const ref: DocumentRef = `quote:${ids[index]}`;
        await enqueue(engine.database, { tenant: engine.tenant, ref, now: Date.now(), clearProblem: true });
        while ((await engine.database.jobs.count()) > 0) {
          await engine.run();
          // What was to wait for seconds is due again at once.
          await engine.database.jobs.toCollection().modify({ runAt: 0 });
        }
      }),
    );
    sandbox().instrumentation.setLatency({ autotask: 0 });
    sandbox().autotask.setLimits({ threads: 3 });
    const refused = sandbox().instrumentation.log.filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThan(0);
    const ends = await Promise.all(engines.map((engine, index) => engine.status(`quote:${ids[index] ?? 0}`)));
    expect(ends.map(({ state, problem }) => [state, problem])).toEqual(ids.map(() => ['synced', null]));
    const sets = ids.map((id) => recordsOf(sandbox(), id));
    expect(sets.map(({ opportunities, quotes }) => [opportunities.length, quotes.length])).toEqual(
      ids.map(() => [1, 1]),
    );
    expect(sets[2]?.items).toHaveLength(21);
  });
});
