import { afterEach, describe, expect, it, vi } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import type { Fault } from '../sandbox/types';
import { useSandbox } from '../support/startTestSandbox';
import { thin } from './extent';
import { Profile } from './Profile';
import { countRequests, syncUnder, upTo, WRITES } from './scenario';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { moveClock, useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('answers');
useVirtualClock();

const ref = `quote:${seedIndex.skeleton}` as const;
const html = '<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>';

/** The fault hits the nth write of the sync. */
const atWrite = (nth: number, action: Fault['action']): Fault => ({ side: 'autotask', path: WRITES, nth, action });
const atRequest = (side: Fault['side'], nth: number, action: Fault['action']): Fault => ({
  side,
  path: '/',
  nth,
  action,
});

/** Each of these writes is hit once; every run must end synced and sound. */
async function expectSyncedAt(faults: Fault[]): Promise<void> {
  for (const fault of faults) {
    const { state, aftermath } = await syncUnder(sandbox(), { ref, faults: [fault] });
    const about = `${fault.side} ${fault.nth}: ${JSON.stringify(fault.action).slice(0, 80)}`;
    await expectSound(tally, aftermath, about);
    expect(state, about).toBe('synced');
  }
}

describe('F07 a request that takes longer than 25 s', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(['before', 'after'] as const)('is given up, %s Autotask carried it out, and looked for', async (when) => {
    const { writes } = await countRequests(sandbox(), ref);
    // A hundred times faster: the wait is the same for the engine, not for the suite.
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 100));
    await expectSyncedAt(upTo(writes).map((nth) => atWrite(nth, { kind: 'stall', when, ms: 400 })));
  });

  it('and is carried out just then has the settle time from then on, while queries lag', async () => {
    const { writes } = await countRequests(sandbox(), ref);
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    for (const nth of upTo(writes)) {
      let hasPassed = false;
      vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
        const signal = timeout(ms / 100);
        signal.addEventListener('abort', () => {
          // Signals of answered requests come too; only the one that is held makes time pass.
          const isHeld = sandbox().instrumentation.log.some(({ endedAt }) => endedAt === undefined);
          if (isHeld && !hasPassed) moveClock(ms);
          hasPassed ||= isHeld;
        });
        return signal;
      });
      startOver(sandbox());
      sandbox().autotask.setLimits({ queryLagMs: 6_000 });
      sandbox().instrumentation.addFault(atWrite(nth, { kind: 'stall', when: 'before', ms: 400 }));
      const profile = new Profile(sandbox());
      const state = await profile.sync(ref);
      await expectSound(tally, { sandbox: sandbox(), profiles: [profile] }, `write ${nth}`);
      expect([state, hasPassed], `write ${nth}`).toEqual(['synced', true]);
    }
  });
});

describe('F08 a broken answer', () => {
  const kinds: Record<string, Fault['action']> = {
    'connection cut before': { kind: 'drop', when: 'before' },
    'connection cut after': { kind: 'drop', when: 'after' },
    'half an answer': { kind: 'truncate' },
    'HTML with status 200': { kind: 'status', status: 200, body: html },
    'an empty answer with status 200': { kind: 'status', status: 200 },
    'other JSON with status 200': { kind: 'status', status: 200, body: { unexpected: [null] } },
    'HTML after it was carried out': { kind: 'status', status: 200, body: html, afterCommit: true },
  };

  it.each(Object.entries(kinds))(
    'of Autotask ends well at every request: %s',
    { timeout: 200_000 },
    async (_, action) => {
      const { autotask } = await countRequests(sandbox(), ref);
      await expectSyncedAt(thin(upTo(autotask), 8).map((nth) => atRequest('autotask', nth, action)));
    },
  );

  it.each(Object.entries(kinds).slice(0, 5))(
    'of Quote Manager ends well at every request: %s',
    { timeout: 200_000 },
    async (_, action) => {
      const { quoteManager } = await countRequests(sandbox(), ref);
      await expectSyncedAt(thin(upTo(quoteManager), 8).map((nth) => atRequest('quoteManager', nth, action)));
    },
  );
});

describe('F09 a limit', () => {
  const words = { errors: ['The thread threshold of 3 threads has been exceeded for this endpoint.'] };
  const refusals: Record<string, Fault['action']> = {
    '429 without a stated wait': { kind: 'status', status: 429 },
    '429 with Retry-After': { kind: 'status', status: 429, headers: { 'Retry-After': '7' } },
    'too many threads, as 500': { kind: 'status', status: 500, body: words },
  };

  it.each(Object.entries(refusals))('at any write makes the sync wait, not double: %s', async (_, action) => {
    const { writes } = await countRequests(sandbox(), ref);
    await expectSyncedAt(upTo(writes).map((nth) => atWrite(nth, action)));
  });

  it.each(['quoteManager', 'autotask'] as const)('of a burst of refusals by %s is waited out', async (side) => {
    const burst: Fault = { side, path: '/', nth: 5, times: 9, action: { kind: 'status', status: 429 } };
    const { state, aftermath } = await syncUnder(sandbox(), { ref, faults: [burst] });
    await expectSound(tally, aftermath);
    expect(state).toBe('synced');
  });

  it('that says "at once" is not taken at its word', async () => {
    startOver(sandbox());
    const profile = new Profile(sandbox());
    await profile.click(ref);
    const atOnce: Fault['action'] = { kind: 'status', status: 429, headers: { 'Retry-After': '0' } };
    sandbox().instrumentation.addFault({ side: 'autotask', path: '/V1.0/', nth: 1, times: 100, action: atOnce });
    expect(await profile.live(await profile.start())).toBeGreaterThanOrEqual(Date.now() + 2_000);
    sandbox().instrumentation.clearFaults();
    await profile.settle();
    expect(await profile.stateOf(ref)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });

  it('of one thread, because others use the rest, narrows the lanes', async () => {
    startOver(sandbox());
    sandbox().autotask.setLimits({ threads: 1, threadStatus: 500 });
    const profile = new Profile(sandbox());
    expect(await profile.sync(`quote:${seedIndex.fiveLines}`)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});

describe('F10 an error of the server', () => {
  const crash = { errors: ['An error occurred.'], errorId: '5d0c3b62' };
  const statuses = [500, 502, 503, 504] as const;
  const cases = statuses.flatMap((status) => [
    { status, afterCommit: false },
    { status, afterCommit: true },
  ]);

  it.each(cases)('at any write is looked into before it is repeated: $status, after: $afterCommit', async (given) => {
    const { writes } = await countRequests(sandbox(), ref);
    const body = given.status === 500 ? crash : undefined;
    await expectSyncedAt(upTo(writes).map((nth) => atWrite(nth, { kind: 'status', body, ...given })));
  });
});

describe('F11 added latency', () => {
  it('of answers that come in another order than they were asked for changes nothing', async () => {
    const delays = upTo(40).map((nth) => atRequest('autotask', nth, { kind: 'delay', ms: (nth * 7) % 23 }));
    const { state, aftermath } = await syncUnder(sandbox(), { ref: `quote:${seedIndex.fiveLines}`, faults: delays });
    await expectSound(tally, aftermath);
    expect(state).toBe('synced');
  });
});

describe('F12 an hour’s allowance that is spent', () => {
  it.each([0, 12, 20, 26])('after %i requests pauses the sync, which goes on by itself', async (left) => {
    startOver(sandbox());
    const profile = new Profile(sandbox());
    await profile.click(ref);
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: '/V1.0/',
      nth: left + 1,
      times: 30,
      action: {
        kind: 'status',
        status: 429,
        body: { errors: ['The request threshold of the database has been exceeded.'] },
        headers: { 'Retry-After': '600' },
      },
    });
    const worker = await profile.start();
    expect(await profile.live(worker)).toBeGreaterThan(Date.now());
    expect(await profile.stateOf(ref)).toBe('paused');
    sandbox().instrumentation.clearFaults();
    await profile.settle();
    expect(await profile.stateOf(ref)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});
