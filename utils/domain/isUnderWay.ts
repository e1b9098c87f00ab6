import type { DocumentStatus } from './documentState';

/** A wait that is shorter is as good as running. */
const MOMENT_MS = 3_000;

/** Whether a click would change nothing. A wait of minutes may be cut short by the user. `nowMs`: the present time. */
export function isUnderWay({ state, resumesAt }: DocumentStatus, nowMs: number): boolean {
  if (state === 'syncing') return true;
  return state === 'queued' && (resumesAt === null || resumesAt - nowMs < MOMENT_MS);
}
