import { describeStatus, type StatusIcon, type StatusTone } from '../../utils/domain/describeStatus';
import type { DocumentStatus } from '../../utils/domain/documentState';
import { describeProblem, type Problem } from '../../utils/domain/problem';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { nameDocument } from './nameDocument';
import type { FeedState } from './StatusFeed';

/** Everything that the panel shows, as plain data. */
export interface PanelView {
  documentKey: string;
  /** Null while nothing is known. */
  state: DocumentStatus['state'] | null;
  words: string;
  tooltip: string;
  tone: StatusTone;
  icon: StatusIcon;
  action: 'sync' | 'reload';
  isBusy: boolean;
  details: { remedy: string; lines: string[] } | null;
  autotaskUrl: string | null;
}

/** What to show for what is known. `nowMs` is the present time. */
export function createPanelView(hint: DocumentHint, feed: FeedState, nowMs: number): PanelView {
  if (feed.isGone) return createGoneView(hint);
  const { status } = feed;
  if (status === null) return createUnknownView(hint, feed.isSending);
  return {
    ...describeStatus(status, nowMs),
    // Until Quote Manager has confirmed which document it is, the page's own id names it.
    documentKey: /:\d+$/.test(status.ref) ? status.ref : nameDocument(hint),
    state: status.state,
    action: 'sync',
    isBusy: feed.isSending || isUnderWay(status, nowMs),
    details: createDetails(status.problem, status.notices),
    autotaskUrl: isWebAddress(status.autotaskUrl) ? status.autotaskUrl : null,
  };
}

function createGoneView(hint: DocumentHint): PanelView {
  return {
    ...createUnknownView(hint, false),
    words: 'Quotebridge was updated: reload this page',
    tooltip: 'This page still runs the former version of Quotebridge.',
    tone: 'amber',
    icon: 'refresh',
    action: 'reload',
  };
}

function createUnknownView(hint: DocumentHint, isBusy: boolean): PanelView {
  const documentKey = nameDocument(hint);
  const look = { words: 'Checking…', tooltip: '', tone: 'neutral', icon: 'ring' } as const;
  return { documentKey, state: null, ...look, action: 'sync', isBusy, details: null, autotaskUrl: null };
}

/** A wait of minutes may be cut short by the user; a wait of moments is as good as running. */
function isUnderWay(status: DocumentStatus, nowMs: number): boolean {
  if (status.state === 'syncing') return true;
  return status.state === 'queued' && (status.resumesAt === null || status.resumesAt - nowMs < 3000);
}

function createDetails(problem: Problem | null, notices: string[]): PanelView['details'] {
  if (problem === null) return notices[0] === undefined ? null : { remedy: notices[0], lines: notices.slice(1) };
  const { message, remedy } = describeProblem(problem);
  return { remedy, lines: [message, ...problem.details] };
}

function isWebAddress(address: string | null): boolean {
  return address !== null && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
