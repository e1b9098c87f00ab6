import type { Fault, LoggedRequest, SandboxSide } from '../types.ts';
import { matchFault, type WatchedFault } from './matchFault.ts';

/** Milliseconds that each side adds to every request. */
export type AddedLatency = Record<SandboxSide, number>;

/** Request log, faults and added latency that both sides of a sandbox share. */
export interface Instrumentation {
  /** Requests in order of arrival; an entry gets `status` and `endedAt` when it ends. */
  readonly log: readonly LoggedRequest[];
  readonly latency: Readonly<AddedLatency>;
  /** Opens a line of the log. */
  begin(request: Pick<LoggedRequest, 'side' | 'method' | 'path' | 'body'>): LoggedRequest;
  /** Closes a line of the log; `status` is left out when no answer was sent. */
  end(entry: LoggedRequest, status?: number): void;
  clearLog(): void;
  /** Throws a SyntaxError when the fault's `path` is no regular expression. */
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** The action that hits this request, if any; counts the request for every fault that it matches. */
  takeFault(request: Pick<LoggedRequest, 'side' | 'method' | 'path'>): Fault['action'] | undefined;
  setLatency(latency: Partial<AddedLatency>): void;
}

/**
 * Makes the log and the switches of one sandbox.
 * @param now milliseconds, any origin; the first call is the sandbox's start
 */
export function createInstrumentation(now: () => number = () => performance.now()): Instrumentation {
  const startedAt = now();
  const log: LoggedRequest[] = [];
  const latency: AddedLatency = { quoteManager: 0, autotask: 0 };
  let faults: WatchedFault[] = [];
  let lastNumber = 0;
  const elapsed = () => Math.round(now() - startedAt);
  return {
    log,
    latency,
    begin(request) {
      lastNumber += 1;
      const entry: LoggedRequest = { number: lastNumber, ...request, startedAt: elapsed() };
      log.push(entry);
      return entry;
    },
    end(entry, status) {
      entry.endedAt = elapsed();
      if (status !== undefined) entry.status = status;
    },
    clearLog: () => void log.splice(0),
    addFault: (fault) => void faults.push({ fault, pattern: new RegExp(fault.path, 'i'), seen: 0 }),
    clearFaults: () => {
      faults = [];
    },
    takeFault: (request) => matchFault(faults, request),
    setLatency: (changed) => void Object.assign(latency, changed),
  };
}
