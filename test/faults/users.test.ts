import { describe, expect, it } from 'vitest';
import { dismiss } from '../../utils/queue/dismiss';
import { retry } from '../../utils/queue/retry';
import { createRandom } from '../sandbox/seed/createRandom';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox, writesTo } from '../support/startTestSandbox';
import { thin } from './extent';
import { Profile } from './Profile';
import { upTo } from './scenario';
import { delayAtRandom, settleTogether } from './settleTogether';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('users');
useVirtualClock();

const ref = `quote:${seedIndex.skeleton}` as const;
const creates = () => writesTo(sandbox()).filter((write) => write.startsWith('POST'));

describe('F19 messages that come twice and in another order', () => {
  it.each(upTo(6))('leave one job and one set of records (order %i)', async (order) => {
    startOver(sandbox());
    const random = createRandom(order);
    const profile = new Profile(sandbox());
    const worker = await profile.start();
    const { database, tenant } = worker.engine;
    const now = Date.now();
    const messages = [
      () => worker.click(ref),
      () => worker.click(ref),
      () => retry(database, { tenant, ref, now }),
      () => retry(database, { tenant, ref, now }),
      () => dismiss(database, { tenant, ref }),
      () => worker.engine.status(ref),
    ].sort(() => random.next() - 0.5);
    const running = worker.run();
    await Promise.all(messages.map((send) => send()));
    await running;
    expect(await database.jobs.count()).toBeLessThanOrEqual(1);
    worker.stop();
    // Dismissed or not: another click settles what is shown.
    expect(await profile.sync(ref)).toBe('synced');
    expect(creates()).toHaveLength(7);
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});

describe('F22 a button that is pressed again and again', () => {
  it('twenty times at once makes one job and one set of records', async () => {
    startOver(sandbox());
    const profile = new Profile(sandbox());
    const worker = await profile.start();
    await Promise.all(upTo(20).map(() => worker.click(ref)));
    profile.acknowledged.add(ref);
    expect(await worker.engine.database.jobs.count()).toBe(1);
    await profile.live(worker);
    await profile.settle();
    expect(creates()).toHaveLength(7);
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });

  it('during the sync makes it run once more, and nothing twice', async () => {
    startOver(sandbox());
    const profile = new Profile(sandbox());
    await profile.click(ref);
    const clicks: Promise<boolean>[] = [];
    const worker = await profile.start({
      beforeRequest: (nth) => {
        if (nth % 9 === 0 && nth < 40) clicks.push(worker.click(ref));
      },
    });
    await profile.live(worker);
    expect((await Promise.all(clicks)).length).toBeGreaterThan(2);
    await profile.settle();
    expect(creates()).toHaveLength(7);
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});

describe('F23 two browsers with the same quote', () => {
  it.each(thin(upTo(24), 4))(
    'at the same moment leave one live set (interleaving %i)',
    { timeout: 60_000 },
    async (seed) => {
      startOver(sandbox());
      delayAtRandom(sandbox(), { seed });
      const profiles = [new Profile(sandbox()), new Profile(sandbox())];
      await Promise.all(profiles.map((profile) => profile.click(ref)));
      await settleTogether(profiles);
      sandbox().instrumentation.clearFaults();
      for (const profile of profiles) expect(await profile.sync(ref)).toBe('synced');
      await expectSound(tally, { sandbox: sandbox(), profiles }, `interleaving ${seed}`);
    },
  );

  it('one after the other: the empty one changes one record after one edit', async () => {
    startOver(sandbox());
    const [first, second] = [new Profile(sandbox()), new Profile(sandbox())];
    expect(await first.sync(ref)).toBe('synced');
    sandbox().quoteManager.patch('quoteline', seedIndex.skeleton * 1000 + 1, { quantity: 8 });
    sandbox().instrumentation.clearLog();
    expect(await second.sync(ref)).toBe('synced');
    expect(creates()).toEqual([]);
    expect(writesTo(sandbox()).filter((write) => /Items/.test(write))).toHaveLength(1);
    await expectSound(tally, { sandbox: sandbox(), profiles: [first, second] });
  });
});

describe('F23 two browsers that need the same missing product', () => {
  const cases = [
    { what: 'products', ref: `quote:${seedIndex.productMissing}` },
    { what: 'a service', ref: `quote:${seedIndex.serviceMissing}` },
    { what: 'services in another period', ref: `quote:${seedIndex.servicePeriodVariant}` },
    { what: 'the special product for shipping', ref: `order:${seedIndex.orderWon}` },
    { what: 'a product of an order', ref: `order:${seedIndex.orderProductMissing}` },
  ] as const;
  const races = cases.flatMap((race) => thin(upTo(8), 2).map((seed) => ({ ...race, seed })));

  it.each(races)('make $what once, whoever was first (interleaving $seed)', { timeout: 60_000 }, async (race) => {
    startOver(sandbox());
    delayAtRandom(sandbox(), { seed: race.seed * 31 });
    const profiles = [new Profile(sandbox()), new Profile(sandbox())];
    await Promise.all(profiles.map((profile) => profile.click(race.ref)));
    await settleTogether(profiles);
    sandbox().instrumentation.clearFaults();
    for (const profile of profiles) expect(await profile.sync(race.ref)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles }, `${race.ref}, interleaving ${race.seed}`);
  });
});
