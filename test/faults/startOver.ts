import type { Sandbox } from '../sandbox/startSandbox';

/** The usual limits of Autotask, with an hour's allowance that a suite of many runs in one virtual hour does not spend. */
const usualLimits = {
  hourlyAllowance: 100_000_000,
  hourlyUsed: 0,
  threads: 3,
  threadStatus: 429,
  retryAfterSeconds: null,
  latencyFactor: 1,
  queryLagMs: 0,
};

/** Both systems as at the start, switches included. */
export function startOver(sandbox: Sandbox): void {
  sandbox.reset();
  sandbox.quoteManager.setLimits({ perMinute: 100_000_000, perDay: 100_000_000 });
  sandbox.autotask.setLimits(usualLimits);
  sandbox.quoteManager.setCredentials(sandbox.credentials);
  sandbox.autotask.setCredentials(sandbox.credentials);
  sandbox.instrumentation.setLatency({ quoteManager: 0, autotask: 0 });
}

/** Resolves when no request is under way any more: one that its sender gave up may still be carried out. */
export async function quietSandbox(sandbox: Sandbox): Promise<void> {
  while (sandbox.instrumentation.log.some(({ endedAt }) => endedAt === undefined))
    await new Promise((resolve) => setTimeout(resolve, 2));
}
