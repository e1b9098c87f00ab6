/**
 * Length of the window. A second more than the vendor's minute: requests are stamped when they leave and counted when they
 * arrive, so a slow first one would share the server's minute with one request too many.
 */
const WINDOW_MS = 61_000;

export interface RequestBudgetOptions {
  /** Requests allowed in a minute; Quote Manager: 60 for everything together. */
  perMinute: number;
  /** Now, in milliseconds since 1970. */
  clock: () => number;
  /** Stamps of requests sent before (milliseconds since 1970), also by a worker that was stopped since. */
  load: () => Promise<number[]>;
  save: (stamps: number[]) => Promise<void>;
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Told before each pause, so that progress can name it. */
  onWait?: (ms: number) => void;
}

export interface RequestBudget {
  /** Resolves when one request may be sent, first come first served; rejects when `signal` ends the wait or the stamps cannot be stored. */
  take(signal?: AbortSignal): Promise<void>;
}

/** A sliding window over all requests to one system; share one instance among all callers. */
export function createRequestBudget(options: RequestBudgetOptions): RequestBudget {
  let stamps: number[] | null = null;
  let lastTurn: Promise<void> = Promise.resolve();

  async function claimSlot(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    let known = stamps ?? (await options.load());
    for (;;) {
      const now = options.clock();
      // A stamp from the future is left by a clock that was set back; as `now` it cannot block for longer than one window.
      known = known.map((at) => Math.min(at, now)).filter((at) => at > now - WINDOW_MS);
      stamps = known;
      const oldest = known.at(-options.perMinute);
      if (oldest === undefined) return recordRequest(now);
      const ms = oldest + WINDOW_MS - now;
      options.onWait?.(ms);
      await options.wait(ms, signal);
    }
  }

  /** Stored before the request leaves: a worker that is stopped right after must still know of it. */
  async function recordRequest(now: number): Promise<void> {
    stamps = [...(stamps ?? []), now];
    await options.save(stamps);
  }

  return {
    take(signal) {
      const turn = lastTurn.then(() => claimSlot(signal));
      // Who comes next waits for the end of this turn, not for its success; a failure is the caller's alone.
      lastTurn = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
  };
}
