import type { Problem } from '../utils/domain/problem';

/** Where a run of the catalogue sync stands. Times are milliseconds since 1970. */
export interface CatalogueRun {
  state: 'running' | 'paused' | 'stopped' | 'done';
  isReading: boolean;
  done: number;
  total: number;
  counts: { created: number; updated: number; unchanged: number; problems: number };
  /** When the present part of it began. */
  phaseAt: number;
  finishedAt: number | null;
  /** When it goes on. */
  runAt: number;
  problem: Problem | null;
}

/** One sentence: what is true, how far it is, and how long it will take. */
export function describeCatalogue(run: CatalogueRun | null, nowMs: number): string {
  if (run === null) return 'The catalogue was not synced from this browser yet.';
  switch (run.state) {
    case 'paused':
      return `Paused at ${run.done} of ${run.total} products.`;
    case 'stopped':
      return `Stopped at ${run.done} of ${run.total} products.`;
    case 'done':
      return describeCounts(run.counts);
    case 'running':
      return describeRunning(run, nowMs);
  }
}

function describeRunning(run: CatalogueRun, nowMs: number): string {
  if (run.runAt > nowMs) return `Waiting, goes on at ${clockTime(run.runAt)}.`;
  if (run.isReading) return 'Reading the catalogue';
  const left = timeLeft(run, nowMs);
  return `Syncing ${run.done} of ${run.total} products${left === null ? '' : `, about ${left} left`}`;
}

function describeCounts({ created, updated, unchanged, problems }: CatalogueRun['counts']): string {
  const all = created + updated + unchanged + problems;
  if (all === 0) return 'Synced: nothing had changed.';
  return `Synced: ${created} created, ${updated} updated, ${unchanged} unchanged, ${problems} left alone.`;
}

/** By the pace so far; nothing is said before there is one. */
function timeLeft({ done, total, phaseAt }: CatalogueRun, nowMs: number): string | null {
  if (done === 0 || nowMs <= phaseAt) return null;
  const seconds = Math.ceil(((nowMs - phaseAt) / done / 1_000) * (total - done));
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
