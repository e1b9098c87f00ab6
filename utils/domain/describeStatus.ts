import type { DocumentState, DocumentStatus } from './documentState';
import { describeProblem } from './problem';

export type StatusTone = 'neutral' | 'blue' | 'green' | 'amber' | 'red' | 'violet';

export type StatusIcon =
  | 'hollow-circle'
  | 'clock'
  | 'ring'
  | 'check'
  | 'refresh'
  | 'half-circle'
  | 'exclamation'
  | 'arrows-meeting'
  | 'link'
  | 'pause'
  | 'cloud-off';

/** A document's state as a person reads it. */
export interface StatusDescription {
  words: string;
  /** The exact time and what else explains the words; shown on hover. */
  tooltip: string;
  tone: StatusTone;
  icon: StatusIcon;
}

const looks: Record<DocumentState, { tone: StatusTone; icon: StatusIcon }> = {
  unlinked: { tone: 'neutral', icon: 'hollow-circle' },
  queued: { tone: 'neutral', icon: 'clock' },
  syncing: { tone: 'blue', icon: 'ring' },
  synced: { tone: 'green', icon: 'check' },
  outdated: { tone: 'amber', icon: 'refresh' },
  partial: { tone: 'amber', icon: 'half-circle' },
  failed: { tone: 'red', icon: 'exclamation' },
  conflict: { tone: 'violet', icon: 'arrows-meeting' },
  'managed-elsewhere': { tone: 'neutral', icon: 'link' },
  paused: { tone: 'amber', icon: 'pause' },
  offline: { tone: 'neutral', icon: 'cloud-off' },
};

/** Words, tooltip, tone and icon of a state, the same for page, popup and panels. `nowMs` is the present time. */
export function describeStatus(status: DocumentStatus, nowMs: number, locale?: string): StatusDescription {
  return {
    words: describeWords(status, nowMs, locale),
    tooltip: describeTooltip(status, locale),
    ...lookOf(status),
  };
}

/** An order that waits for its approval is nobody's mistake. */
function lookOf({ state, problem }: DocumentStatus): { tone: StatusTone; icon: StatusIcon } {
  return state === 'failed' && problem?.code === 'not-approved' ? looks.queued : looks[state];
}

function describeWords(status: DocumentStatus, nowMs: number, locale: string | undefined): string {
  switch (status.state) {
    case 'unlinked':
      return 'Not in Autotask';
    case 'queued':
      return withTime('Waiting', status.resumesAt, nowMs, locale);
    case 'syncing':
      if (status.progress !== null) return `Syncing ${countProgress(status.progress)}`;
      return isReadingLong(status, nowMs) ? 'Reading the catalogue' : 'Syncing';
    case 'synced':
      if (status.headline) return status.headline;
      return status.since === null ? 'Synced' : `Synced ${describeAge(nowMs - status.since)}`;
    case 'outdated':
      return 'Out of date';
    case 'partial':
      return status.progress === null ? 'Not all lines' : `${countProgress(status.progress)} lines`;
    case 'failed':
      return status.problem === null ? 'Failed' : describeProblem(status.problem).message;
    case 'conflict':
      return 'Changed in both';
    case 'managed-elsewhere':
      return 'Synced by Quote Manager';
    case 'paused':
      return withTime('Paused', status.resumesAt, nowMs, locale);
    case 'offline':
      return 'Offline';
  }
}

const countProgress = (progress: { done: number; total: number }) => `${progress.done} of ${progress.total}`;

/** A wait of a few seconds needs no clock time. */
function withTime(words: string, resumesAt: number | null, nowMs: number, locale: string | undefined): string {
  if (resumesAt === null || resumesAt - nowMs < 30_000) return words;
  return `${words} until ${new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(resumesAt)}`;
}

function describeAge(ageMs: number): string {
  const minutes = Math.floor(ageMs / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

function describeTooltip(status: DocumentStatus, locale: string | undefined): string {
  const parts: string[] = [];
  if (status.problem !== null) parts.push(describeProblem(status.problem).message);
  if (status.since !== null) {
    const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(status.since);
    parts.push(`${status.state === 'synced' ? 'Verified' : 'Since'} ${exact}`);
  }
  return parts.join('\n');
}

/** Quote Manager allows 60 requests a minute: a quote of many new products has to wait for the next one (sync-rules § 8). */
const LONG_READING_MS = 5_000;

/** Nothing is written until everything was read, so a sync without progress is still reading. */
function isReadingLong(status: DocumentStatus, nowMs: number): boolean {
  return status.since !== null && nowMs - status.since > LONG_READING_MS;
}
