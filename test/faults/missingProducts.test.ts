import { describe, expect, it } from 'vitest';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { seedProducts } from '../sandbox/seed/catalogueExceptions';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox, writesTo } from '../support/startTestSandbox';
import { thin } from './extent';
import { writtenRecords } from './judgeDocument';
import { Profile } from './Profile';
import { upTo } from './scenario';
import { delayAtRandom, settleTogether } from './settleTogether';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { moveClock, useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('missingProducts');
useVirtualClock();

const quote: DocumentRef = `quote:${seedIndex.productMissing}`;
const retired = () =>
  [...writtenRecords(sandbox(), 'Products'), ...writtenRecords(sandbox(), 'Services')].filter(
    ({ isActive }) => isActive === false,
  );

function twoProfiles(): [Profile, Profile] {
  startOver(sandbox());
  return [new Profile(sandbox()), new Profile(sandbox())];
}

/** Each browser's first product waits until the other one, too, has seen that it is missing. */
function holdFirstCreates(browsers: number): void {
  const action = { kind: 'delay', ms: 800 } as const;
  sandbox().instrumentation.addFault({
    side: 'autotask',
    method: 'POST',
    path: 'V1.0/Products$',
    times: browsers,
    action,
  });
}

async function syncCatalogue(profile: Profile): Promise<void> {
  const worker = await profile.start();
  let run = await worker.engine.syncCatalogue({ isFull: true });
  // Two browsers share Autotask's threads: one of them may be told to come back later, and again and again while the other one's
  // requests take their own time, which this clock does not know. Whoever waited for those would no longer meet the other one.
  for (let turn = 0; run?.state === 'running' && turn < 400; turn += 1) {
    moveClock(15_000);
    run = await worker.engine.goOnWithCatalogue();
  }
  expect(run).toMatchObject({ state: 'done' });
  worker.stop();
}

describe('F23 two browsers that sync the catalogue', () => {
  it.each(thin(upTo(6), 3))('make each missing product once (interleaving %i)', { timeout: 90_000 }, async (seed) => {
    const profiles = twoProfiles();
    holdFirstCreates(profiles.length);
    delayAtRandom(sandbox(), { seed, requests: 400 });
    await Promise.all(profiles.map(syncCatalogue));
    sandbox().instrumentation.clearFaults();
    expect(retired().length).toBeGreaterThan(0);
    await expectSound(tally, { sandbox: sandbox(), profiles }, `interleaving ${seed}`);
    sandbox().instrumentation.clearLog();
    for (const profile of profiles) await syncCatalogue(profile);
    expect(writesTo(sandbox())).toEqual([]);
  });
});

describe('F23 a catalogue sync beside a quote in another browser', () => {
  it.each(thin(upTo(6), 2))('make what both lack once (interleaving %i)', { timeout: 90_000 }, async (seed) => {
    const [first, second] = twoProfiles();
    delayAtRandom(sandbox(), { seed: seed * 17, requests: 400 });
    await second.click(quote);
    await Promise.all([syncCatalogue(first), second.settle()]);
    sandbox().instrumentation.clearFaults();
    for (const profile of [first, second]) expect(await profile.sync(quote)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [first, second] }, `interleaving ${seed}`);
  });
});

describe('F23 a missing product that two documents need', () => {
  const other = seedIndex.oneLine;

  it.each(thin(upTo(6), 2))(
    'is made once, in a known quote as well (interleaving %i)',
    { timeout: 60_000 },
    async (seed) => {
      const profiles = twoProfiles();
      const [first, second] = profiles;
      expect(await first.sync(`quote:${other}`)).toBe('synced');
      const [line] = sandbox()
        .quoteManager.all('quoteline')
        .filter(({ id }) => Math.floor(id / 1000) === other);
      sandbox().quoteManager.patch('quoteline', Number(line?.id), { productID: seedProducts.missing });
      sandbox().quoteManager.patch('quote', other, {});
      delayAtRandom(sandbox(), { seed: seed * 13, requests: 400 });
      await Promise.all([first.click(`quote:${other}`), second.click(quote)]);
      await settleTogether(profiles);
      sandbox().instrumentation.clearFaults();
      expect(await first.sync(`quote:${other}`)).toBe('synced');
      expect(await second.sync(quote)).toBe('synced');
      await expectSound(tally, { sandbox: sandbox(), profiles }, `interleaving ${seed}`);
    },
  );
});

describe('F23 a browser that is stopped between its service and the look for others', () => {
  it('retires it when it goes on, and takes the one that was there first', { timeout: 60_000 }, async () => {
    const [slow, quick] = twoProfiles();
    const service: DocumentRef = `quote:${seedIndex.serviceMissing}`;
    await slow.click(service);
    const path = '^/ATServicesRest/V1\\.0/Services/?$';
    // What it makes arrives after the other browser's.
    sandbox().instrumentation.addFault({
      side: 'autotask',
      method: 'POST',
      path,
      action: { kind: 'delay', ms: 4000 },
    });
    const isHeld = () => sandbox().instrumentation.log.some((request) => new RegExp(path).test(request.path));
    const worker = await slow.start();
    const running = slow.live(worker);
    while (!isHeld()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await quick.sync(service)).toBe('synced');
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: '/Services/query',
      action: { kind: 'drop', when: 'before' },
    });
    await running;
    expect(retired()).toEqual([]);
    await slow.settle();
    sandbox().instrumentation.clearFaults();
    for (const profile of [slow, quick]) expect(await profile.sync(service)).toBe('synced');
    expect(retired().map(({ name }) => String(name).slice(0, 15))).toEqual(['[duplicate of #']);
    await expectSound(tally, { sandbox: sandbox(), profiles: [slow, quick] });
  });
});

describe('F18 queries that lag behind a product that was made', () => {
  it('are waited for, and it is made once', { timeout: 60_000 }, async () => {
    startOver(sandbox());
    sandbox().autotask.setLimits({ queryLagMs: 5_000 });
    const profile = new Profile(sandbox());
    expect(await profile.sync(quote)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});
