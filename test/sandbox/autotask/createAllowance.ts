import type { AutotaskLimits } from './createAutotaskStore.ts';

/** What the hourly allowance says about a request. */
export interface AllowanceVerdict {
  allowed: boolean;
  /** Latency that Autotask adds, in ms. */
  addedMs: number;
}

/** Counts requests of the rolling hour. */
export interface Allowance {
  /** Counts one request and judges it. */
  take(): AllowanceVerdict;
  /** Requests of the last 60 minutes, those of other integrations included. */
  used(): number;
}

const hourMs = 3_600_000;

/** Makes the counter of one database (autotask.md § 2.3). @param clock milliseconds since the epoch */
export function createAllowance(limits: () => AutotaskLimits, clock: () => number): Allowance {
  let taken: number[] = [];
  const used = () => {
    const oldest = clock() - hourMs;
    taken = taken.filter((at) => at > oldest);
    return taken.length + limits().hourlyUsed;
  };
  const take = (): AllowanceVerdict => {
    const { hourlyAllowance, latencyFactor } = limits();
    const share = used() / hourlyAllowance;
    taken.push(clock());
    const addedMs = share >= 0.75 ? 1000 : share >= 0.5 ? 500 : 0;
    return { allowed: share < 1, addedMs: addedMs * latencyFactor };
  };
  return { take, used };
}
