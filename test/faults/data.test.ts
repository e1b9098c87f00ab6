import { describe, expect, it } from 'vitest';
import { createRandom } from '../sandbox/seed/createRandom';
import { useSandbox } from '../support/startTestSandbox';
import { isComplete, thin } from './extent';
import { createHostileQuote } from './hostileQuote';
import { Profile } from './Profile';
import { upTo } from './scenario';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('data');
useVirtualClock();

describe('F32 hostile data', () => {
  it.each(thin(upTo(40), 4))('arrives line by line, to the cent (quote %i)', async (seed) => {
    startOver(sandbox());
    const random = createRandom(seed);
    const ref = createHostileQuote(sandbox(), random, random.between(1, 14));
    const profile = new Profile(sandbox());
    expect(await profile.sync(ref)).toBe('synced');
    expect(await profile.sync(ref)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] }, `seed ${seed}`);
  });

  const huge = isComplete ? 500 : 120;
  it(`of ${huge} lines arrives whole`, { timeout: 300_000 }, async () => {
    startOver(sandbox());
    const ref = createHostileQuote(sandbox(), createRandom(99), huge);
    const profile = new Profile(sandbox());
    expect(await profile.sync(ref)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});
