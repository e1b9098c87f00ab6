import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { Sandbox } from '../sandbox/startSandbox';
import type { Fault } from '../sandbox/types';
import { writesTo } from '../support/startTestSandbox';
import type { Aftermath } from './oracle';
import { Profile, type ProfileOptions } from './Profile';
import { startOver } from './startOver';

export interface Scenario {
  ref: DocumentRef;
  profile?: ProfileOptions;
  faults?: Fault[];
}

/** One click on a fresh sandbox while these faults are at work, followed to its end. */
export async function syncUnder(sandbox: Sandbox, { ref, profile: options, faults = [] }: Scenario) {
  startOver(sandbox);
  for (const fault of faults) sandbox.instrumentation.addFault(fault);
  const profile = new Profile(sandbox, options);
  const state = await profile.sync(ref);
  const aftermath: Aftermath = { sandbox, profiles: [profile] };
  return { profile, state, aftermath };
}

/** Number of requests to a side, and of writes, in an undisturbed first sync. */
export async function countRequests(sandbox: Sandbox, ref: DocumentRef) {
  await syncUnder(sandbox, { ref });
  const { log } = sandbox.instrumentation;
  const count = (side: Fault['side']) => log.filter((request) => request.side === side).length;
  return { quoteManager: count('quoteManager'), autotask: count('autotask'), writes: writesTo(sandbox).length };
}

/** Matches the writes of a quote's sync and no query: `nth` then counts creates, changes and removals together. */
export const WRITES = '^/ATServicesRest/V1\\.0/(Opportunities|Quotes(/\\d+/Items(/\\d+)?)?|QuoteLocations)/?$';

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
