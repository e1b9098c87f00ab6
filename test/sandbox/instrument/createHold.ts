import type { Fault } from '../types.ts';
import type { RequestHold } from './holdInside.ts';
import { waitFor } from './waitFor.ts';

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}

function waitingTime(action: Fault['action'] | undefined, when: 'before' | 'after'): number {
  if (action?.kind === 'delay') return when === 'before' ? action.ms : 0;
  return action?.kind === 'stall' && action.when === when ? action.ms : 0;
}

/**
 * Makes the waits of one request.
 * @param latencyMs added to every request, in front of the handler
 */
export function createHold(action: Fault['action'] | undefined, latencyMs: number, stopped: AbortSignal): RequestHold {
  return {
    before: once(() => waitFor(latencyMs + waitingTime(action, 'before'), stopped)),
    after: once(() => waitFor(waitingTime(action, 'after'), stopped)),
  };
}
