/** What the watcher needs of a window; `navigation` is absent in Firefox before 147 (seen 2025-11-20). */
export type WatchedWindow = Window & { navigation?: EventTarget };

/**
 * Calls back after the address or the content of the page changed, at most once per idle moment: pages that are drawn
 * by a script replace any part at any time, and say so to nobody.
 */
export function watchPage(window: WatchedWindow, onChange: () => void, signal: AbortSignal): void {
  const schedule = createThrottle(window, onChange, signal);
  const observer = new MutationObserver(schedule);
  observer.observe(window.document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['hidden', 'aria-hidden'],
  });
  signal.addEventListener('abort', () => observer.disconnect());
  for (const name of ['popstate', 'hashchange', 'pageshow']) window.addEventListener(name, schedule, { signal });
  for (const name of ['currententrychange', 'navigatesuccess']) {
    window.navigation?.addEventListener(name, schedule, { signal });
  }
}

/** One call for any number of signals, before the next frame is drawn; the page's own work goes first. */
function createThrottle(window: Window, run: () => void, signal: AbortSignal): () => void {
  let isScheduled = false;
  const runOnce = () => {
    isScheduled = false;
    if (!signal.aborted) run();
  };
  return () => {
    if (isScheduled || signal.aborted) return;
    isScheduled = true;
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(runOnce, { timeout: 250 });
    else window.requestAnimationFrame(runOnce);
  };
}
