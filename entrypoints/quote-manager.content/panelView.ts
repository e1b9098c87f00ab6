import { describeStatus, type StatusIcon, type StatusTone } from '../../utils/domain/describeStatus';
import type { DocumentStatus } from '../../utils/domain/documentState';
import { isUnderWay } from '../../utils/domain/isUnderWay';
import { describeProblem, type Problem } from '../../utils/domain/problem';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { nameDocument, sayDocument } from './nameDocument';
import type { FeedState } from './StatusFeed';

/** Everything that the panel shows, as plain data. */
export interface PanelView {
  documentKey: string;
  /** Its number, as far as that is known. */
  number: string | null;
  /** The document that a click means, in words: `Quote QO00000123`, with its title where that is known. */
  target: string;
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
  const number = status.number ?? hint.number;
  return {
    ...describeStatus(status, nowMs),
    // Until Quote Manager has confirmed which document it is, the page's own id names it.
    documentKey: /:\d+$/.test(status.ref) ? status.ref : nameDocument(hint),
    number,
    target: nameTarget({ ...hint, number }, status.title),
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
  const known = { documentKey, number: hint.number, target: nameTarget(hint, null) };
  return { ...known, state: null, ...look, action: 'sync', isBusy, details: null, autotaskUrl: null };
}

function nameTarget(hint: DocumentHint, title: string | null): string {
  const name = sayDocument(hint);
  const sentence = name.charAt(0).toUpperCase() + name.slice(1);
  return title ? `${sentence}, ${title}` : sentence;
}

function createDetails(problem: Problem | null, notices: string[]): PanelView['details'] {
  if (problem === null) return notices[0] === undefined ? null : { remedy: notices[0], lines: notices.slice(1) };
  const { message, remedy } = describeProblem(problem);
  return { remedy, lines: [message, ...problem.details] };
}

function isWebAddress(address: string | null): boolean {
  return address !== null && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
