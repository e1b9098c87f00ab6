/** Counts requests in flight per endpoint. */
export interface ThreadLimiter {
  /** Takes a slot of the endpoint; undefined when all are taken, else the function that gives it back. */
  enter(endpoint: string): (() => void) | undefined;
}

/** Makes the limiter (autotask.md § 2.3). @param threads slots per endpoint */
export function createThreadLimiter(threads: () => number): ThreadLimiter {
  const running = new Map<string, number>();
  return {
    enter(endpoint) {
      const count = running.get(endpoint) ?? 0;
      if (count >= threads()) return undefined;
      running.set(endpoint, count + 1);
      return () => void running.set(endpoint, (running.get(endpoint) ?? 1) - 1);
    },
  };
}
