import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox } from '../support/startTestSandbox';
import { thin } from './extent';
import type { BeforeRequest } from './FaultyNetwork';
import { countBoundaries, dieAt } from './killMatrix';
import { Profile } from './Profile';
import { countRequests, upTo, WRITES } from './scenario';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { moveClock, useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('surroundings');
useVirtualClock();

const ref = `quote:${seedIndex.skeleton}` as const;
const DAY_MS = 86_400_000;

/** A click whose background meets something at its nth request; then the rest, after `mend`. */
async function syncWith(beforeRequest: BeforeRequest): Promise<Profile> {
  startOver(sandbox());
  const profile = new Profile(sandbox());
  await profile.click(ref);
  await profile.live(await profile.start({ beforeRequest }));
  return profile;
}

const sound = (profile: Profile, about = '') => expectSound(tally, { sandbox: sandbox(), profiles: [profile] }, about);

async function everyRequest(): Promise<number[]> {
  const counted = await countRequests(sandbox(), ref);
  return upTo(counted.quoteManager + counted.autotask);
}

describe('F17 credentials that stop being accepted', () => {
  const sides = ['quoteManager', 'autotask'] as const;
  type Side = (typeof sides)[number];
  const other = `quote:${seedIndex.oneLine}` as const;

  /** Answered 401 or 403. The zone service asks for no secret and is not among them. */
  const refused = (side: Side) =>
    sandbox().instrumentation.log.filter(
      (request) => request.side === side && (request.status === 401 || request.status === 403),
    );
  const zoneLooks = () => sandbox().instrumentation.log.filter(({ path }) => path.includes('zoneInformation')).length;

  describe.each(sides)('by %s', (side) => {
    it.each([
      { name: 'in a new profile', before: async () => undefined },
      { name: 'after a sync a moment ago', before: (profile: Profile) => profile.sync(ref) },
    ])('before anything is sent, $name, are sent once', async ({ before }) => {
      startOver(sandbox());
      const profile = new Profile(sandbox());
      await before(profile);
      await profile.click(ref);
      await profile.click(other);
      sandbox().instrumentation.clearLog();
      revoke(side);
      await profile.settle();
      expect(refused(side)).toHaveLength(1);
      // The session's own, and the one that tells a refusal from a move (sync-rules § 9).
      expect(zoneLooks()).toBeLessThanOrEqual(2);
      expect(await profile.statesOf([ref, other])).toEqual(['paused', 'paused']);
      await profile.settle();
      expect(refused(side)).toHaveLength(1);
      startOverCredentials();
      expect(await profile.retry(ref)).toBe('synced');
      expect(await profile.stateOf(other)).toBe('synced');
      await sound(profile);
    });

    it('are sent once more by a Retry that comes too early, and not again', async () => {
      startOver(sandbox());
      const profile = new Profile(sandbox());
      revoke(side);
      expect(await profile.sync(ref)).toBe('paused');
      // In the same background, which remembers its session.
      await profile.inspect((engine) => engine.retry(ref));
      expect(refused(side)).toHaveLength(2);
      startOverCredentials();
      expect(await profile.retry(ref)).toBe('synced');
      await sound(profile);
    });

    it('in the middle pause everything, and nothing leaves after the first refusal', { timeout: 120_000 }, async () => {
      for (const nth of thin(await everyRequest(), 9)) {
        startOver(sandbox());
        const profile = new Profile(sandbox());
        await profile.click(ref);
        await profile.click(other);
        const worker = await profile.start({ beforeRequest: (now) => now === nth && revoke(side) });
        await profile.live(worker);
        const about = `revoked before request ${nth}`;
        const refusals = refused(side).length;
        if (refusals === 0) continue;
        expect(refusals, about).toBeLessThanOrEqual(worker.network.refusedAmong.get(side) ?? 0);
        await profile.settle();
        expect(refused(side), about).toHaveLength(refusals);
        expect((await profile.statesOf([ref, other])).at(-1), about).toBe('paused');
        startOverCredentials();
        expect(await profile.retry(ref), about).toBe('synced');
        expect(await profile.stateOf(other), about).toBe('synced');
        await sound(profile, about);
      }
    });
  });

  it('while the allowance pauses the queue are sent once, and said', async () => {
    startOver(sandbox());
    sandbox().autotask.setLimits({ hourlyAllowance: 10_000_000, hourlyUsed: 9_500_000, latencyFactor: 0 });
    const profile = new Profile(sandbox());
    await profile.click(ref);
    await profile.live(await profile.start());
    const statusOf = () => profile.inspect((engine) => engine.status(ref));
    expect(await statusOf()).toMatchObject({ state: 'paused', problem: { code: 'allowance-low' } });
    revoke('autotask');
    await profile.settle();
    expect(await statusOf()).toMatchObject({ state: 'paused', problem: { code: 'auth-rejected' } });
    expect(refused('autotask')).toHaveLength(1);
    startOverCredentials();
    sandbox().autotask.setLimits({ hourlyUsed: 0, latencyFactor: 1 });
    expect(await profile.retry(ref)).toBe('synced');
    await sound(profile);
  });

  it('or a permission that is missing asks for attention at once', async () => {
    startOver(sandbox());
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: WRITES,
      nth: 2,
      action: { kind: 'status', status: 403 },
    });
    const profile = new Profile(sandbox());
    expect(await profile.sync(ref)).toMatch(/^(failed|partial)$/);
    await sound(profile);
    expect(await profile.retry(ref)).toBe('synced');
    await sound(profile);
  });

  it('or permissions for everything: one try for each document, after the look at the allowance', async () => {
    startOver(sandbox());
    const action = { kind: 'status', status: 403 } as const;
    sandbox().instrumentation.addFault({ side: 'autotask', path: 'V1.0/(?!zone)', nth: 1, times: 500, action });
    const profile = new Profile(sandbox());
    await profile.click(ref);
    await profile.click(other);
    await profile.settle();
    expect(refused('autotask')).toHaveLength(3);
    expect(await profile.statesOf([ref, other])).toEqual(['failed', 'failed']);
    await sound(profile);
  });

  function revoke(side: Side): void {
    const { quoteManager, autotask, credentials } = sandbox();
    if (side === 'quoteManager') quoteManager.setCredentials({ quoteManagerApiKey: 'another one' });
    else autotask.setCredentials({ ...credentials, autotaskSecret: 'another one' });
  }

  function startOverCredentials(): void {
    sandbox().quoteManager.setCredentials(sandbox().credentials);
    sandbox().autotask.setCredentials(sandbox().credentials);
  }
});

describe('F18 queries that miss fresh records for 5 s', () => {
  it('double nothing, whatever write the background dies after', { timeout: 120_000 }, async () => {
    const course = {
      ref,
      prepare: async () => sandbox().autotask.setLimits({ queryLagMs: 5_000 }),
    };
    startOver(sandbox());
    const { writes } = await countBoundaries(sandbox(), { ref });
    for (const nth of writes) {
      const aftermath = await dieAt(sandbox(), course, { moment: 'after-answer', nth });
      await expectSound(tally, aftermath, `after request ${nth}`);
      expect(await aftermath.profiles[0]?.stateOf(ref), `after request ${nth}`).toBe('synced');
    }
  });

  it('are no reason to ask anybody', async () => {
    startOver(sandbox());
    sandbox().autotask.setLimits({ queryLagMs: 5_000 });
    const profile = new Profile(sandbox());
    expect(await profile.sync(ref)).toBe('synced');
    await sound(profile);
  });
});

describe('F20 a clock that jumps', () => {
  it.each([DAY_MS, -DAY_MS])(
    'by %i ms during the sync causes no storm and no standstill',
    { timeout: 60_000 },
    async (jump) => {
      for (const nth of thin(await everyRequest(), 4)) {
        const profile = await syncWith((now) => now === nth && moveClock(jump));
        await profile.settle();
        expect(await profile.stateOf(ref), `at request ${nth}`).toBe('synced');
        await sound(profile, `at request ${nth}`);
      }
    },
  );

  it.each([DAY_MS, -DAY_MS])('by %i ms while a sync waits delays it by minutes at most', async (jump) => {
    startOver(sandbox());
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: WRITES,
      nth: 3,
      action: { kind: 'drop', when: 'after' },
    });
    const profile = new Profile(sandbox());
    await profile.click(ref);
    await profile.live(await profile.start());
    moveClock(jump);
    await profile.settle();
    expect(await profile.stateOf(ref)).toBe('synced');
    expect(profile.longestWaitMs).toBeLessThan(10 * 60_000);
    await sound(profile);
  });
});

describe('F21 no network', () => {
  it('from any request on is said, waited for, and gone on from', { timeout: 120_000 }, async () => {
    for (const nth of thin(await everyRequest(), 3)) {
      const profile = await syncWith((now, network) => {
        if (now === nth) network.isOffline = true;
      });
      expect(await profile.stateOf(ref), `offline from request ${nth}`).toBe('offline');
      await profile.settle();
      expect(await profile.stateOf(ref)).toBe('synced');
      await sound(profile, `offline from request ${nth}`);
    }
  });

  it.each([1, 9, 18, 27, 36])(
    'but a page that wants a sign-in, from request %i on, is waited for likewise',
    async (nth) => {
      const body = '<!doctype html><title>Welcome</title><p>Accept the terms to go on.</p>';
      startOver(sandbox());
      for (const side of ['quoteManager', 'autotask'] as const)
        sandbox().instrumentation.addFault({
          side,
          path: '/',
          nth,
          times: 500,
          action: { kind: 'status', status: 200, body },
        });
      const profile = new Profile(sandbox());
      await profile.click(ref);
      for (let look = 0; look < 3; look += 1) {
        const next = await profile.live(await profile.start());
        if (next !== null) moveClock(Math.max(0, next - Date.now()));
      }
      sandbox().instrumentation.clearFaults();
      await profile.settle();
      expect(await profile.stateOf(ref)).toBe('synced');
      await sound(profile);
    },
  );
});

describe('F30 a host that the user takes away', () => {
  it('pauses everything with a sentence, and goes on with Retry once it is given back', async () => {
    startOver(sandbox());
    let withdrawn: string[] = [];
    const profile = new Profile(sandbox(), { withdrawnOrigins: () => withdrawn });
    await profile.click(ref);
    const beforeRequest: BeforeRequest = (nth, network) => {
      if (nth !== 20) return;
      withdrawn = ['http://127.0.0.1/*'];
      network.isOffline = true;
    };
    await profile.live(await profile.start({ beforeRequest }));
    await profile.settle();
    const status = await profile.inspect((engine) => engine.status(ref));
    expect(status).toMatchObject({
      state: 'paused',
      problem: { code: 'access-missing', parts: { hosts: 'http://127.0.0.1' } },
    });
    sandbox().instrumentation.clearLog();
    await profile.settle();
    expect(sandbox().instrumentation.log).toEqual([]);
    withdrawn = [];
    expect(await profile.retry(ref)).toBe('synced');
    await sound(profile);
  });
});
