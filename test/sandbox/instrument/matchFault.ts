import type { Fault, LoggedRequest } from '../types.ts';

/** A fault with its compiled path and the number of requests that matched so far. */
export interface WatchedFault {
  fault: Fault;
  pattern: RegExp;
  seen: number;
}

function matches({ fault, pattern }: WatchedFault, request: Pick<LoggedRequest, 'side' | 'method' | 'path'>): boolean {
  if (fault.side !== request.side) return false;
  if (fault.method !== undefined && fault.method.toUpperCase() !== request.method.toUpperCase()) return false;
  return pattern.test(request.path);
}

function isDue({ fault, seen }: WatchedFault): boolean {
  const first = fault.nth ?? 1;
  return seen >= first && seen < first + (fault.times ?? 1);
}

/** Counts the request for every fault that it matches; the action of the first one that is due, if any. */
export function matchFault(
  faults: WatchedFault[],
  request: Pick<LoggedRequest, 'side' | 'method' | 'path'>,
): Fault['action'] | undefined {
  const matched = faults.filter((watched) => matches(watched, request));
  for (const watched of matched) watched.seen += 1;
  return matched.find(isDue)?.fault.action;
}
