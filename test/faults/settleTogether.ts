import { createRandom } from '../sandbox/seed/createRandom';
import type { Sandbox } from '../sandbox/startSandbox';
import type { Profile } from './Profile';
import { upTo } from './scenario';

/** All work in turns as their network lets them, until none has anything to do. */
export async function settleTogether(profiles: Profile[]): Promise<void> {
  for (let round = 0; round < 6; round += 1) await Promise.all(profiles.map((profile) => profile.settle()));
}

/** Each of the next requests to Autotask takes a while that the seed decides: another interleaving of browsers. */
export function delayAtRandom(sandbox: Sandbox, { seed, requests = 120 }: { seed: number; requests?: number }): void {
  const random = createRandom(seed);
  for (const nth of upTo(requests)) {
    const ms = random.between(0, 12);
    sandbox.instrumentation.addFault({ side: 'autotask', path: '/V1.0/', nth, action: { kind: 'delay', ms } });
  }
}
