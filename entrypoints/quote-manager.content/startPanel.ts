import type { DocumentHint } from '../../utils/messaging/protocol';
import { readDocumentHint } from '../../utils/pages/readDocumentHint';
import { createPanel, panelTag } from './createPanel';
import { nameDocument } from './nameDocument';
import { PanelPlace } from './PanelPlace';
import { createPanelView } from './panelView';
import { type Ask, type FeedState, StatusFeed } from './StatusFeed';
import { type WatchedWindow, watchPage } from './watchPage';

export interface PanelEnvironment {
  window: WatchedWindow;
  ask: Ask;
  sync: Ask;
  /** Calls the listener with the reference of each document whose state changed; returns what ends that. */
  onPulse(listener: (ref: string) => void): () => void;
  isExtensionAlive(): boolean;
  now(): number;
  reload(): void;
  shadowMode: 'open' | 'closed';
  signal: AbortSignal;
}

const tickMs = 60_000;

/** Shows the panel on pages of a quote or sales order for as long as the signal lasts. */
export function startPanel(environment: PanelEnvironment): void {
  const { window, signal } = environment;
  const { document } = window;
  // A former version of this script may have been cut off without a chance to tidy up.
  for (const orphan of document.querySelectorAll(panelTag)) orphan.remove();
  let hint: DocumentHint | null = null;
  let known: FeedState = { status: null, isSending: false, isGone: false };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const panel = createPanel({
    document,
    shadowMode: environment.shadowMode,
    onAction: (action) => {
      if (action === 'reload') environment.reload();
      else syncPresentDocument();
    },
  });
  const place = new PanelPlace(panel.host, environment.now);
  const feed = new StatusFeed({ ...environment, onChange: showState });

  function show(): void {
    clearTimeout(timer);
    if (hint === null) return;
    panel.show(createPanelView(hint, known, environment.now()));
    if (!known.isGone && document.visibilityState === 'visible') timer = setTimeout(tick, tickMs);
  }

  /** *Synced 2 min ago* grows old by itself, and an update of the extension says nothing to a page at rest. */
  function tick(): void {
    if (!environment.isExtensionAlive()) feed.refresh();
    show();
  }

  function showState(state: FeedState): void {
    known = state;
    show();
    if (state.isGone) stopListening();
  }

  function readPage(): void {
    const found = readDocumentHint(document, window.location.href);
    if (found === null) {
      hint = null;
      clearTimeout(timer);
      feed.follow(null);
      place.remove();
      return;
    }
    const isNew = hint === null || nameDocument(hint) !== nameDocument(found) || hint.number !== found.number;
    hint = found;
    if (isNew && !known.isGone) feed.follow(found);
    place.keep(document);
  }

  /** The page may have moved on between the last look and the click; another document needs a click of its own. */
  function syncPresentDocument(): void {
    const before = hint === null ? null : nameDocument(hint);
    readPage();
    if (hint !== null && nameDocument(hint) === before) void feed.sync();
  }

  function lookAgain(): void {
    show();
    if (document.visibilityState === 'visible') feed.refresh();
  }

  const listening = new AbortController();
  const stopPulse = environment.onPulse((ref) => {
    if (feed.concerns(ref)) feed.refresh();
  });
  function stopListening(): void {
    if (listening.signal.aborted) return;
    listening.abort();
    stopPulse();
    clearTimeout(timer);
    feed.stop();
  }
  window.addEventListener('focus', lookAgain, { signal: listening.signal });
  document.addEventListener('visibilitychange', lookAgain, { signal: listening.signal });
  signal.addEventListener('abort', () => {
    stopListening();
    place.remove();
  });
  watchPage(window, readPage, signal);
  readPage();
}
