import { vi } from 'vitest';
import type { Ask } from '../../../entrypoints/quote-manager.content/StatusFeed';
import type { PanelEnvironment } from '../../../entrypoints/quote-manager.content/startPanel';
import type { DocumentState, DocumentStatus } from '../../../utils/domain/documentState';
import type { Result } from '../../../utils/domain/result';

export const createStatus = (state: DocumentState, changes: Partial<DocumentStatus> = {}): DocumentStatus => ({
  ref: 'quote:123',
  state,
  number: 'QO00000123',
  title: 'Network refresh',
  since: null,
  resumesAt: null,
  progress: null,
  problem: null,
  notices: [],
  autotaskUrl: null,
  ...changes,
});

export const succeed = (state: DocumentState, changes?: Partial<DocumentStatus>): Result<DocumentStatus> => ({
  ok: true,
  value: createStatus(state, changes),
});

/** An answer that the test gives when it wants to. */
export function createPending() {
  const waiting: Array<(answer: Result<DocumentStatus>) => void> = [];
  const ask = vi.fn<Ask>(() => new Promise((resolve) => waiting.push(resolve)));
  const answer = async (result: Result<DocumentStatus>) => {
    waiting.shift()?.(result);
    await settle();
  };
  return { ask, answer };
}

/** Lets answers, observers and idle work run to their end, under fake timers. */
export async function settle(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

export function createEnvironment(changes: Partial<PanelEnvironment> = {}) {
  const pulses = new Set<(ref: string) => void>();
  const controller = new AbortController();
  const alive = { value: true };
  const environment: PanelEnvironment = {
    window,
    ask: vi.fn<Ask>(async () => succeed('unlinked')),
    sync: vi.fn<Ask>(async () => succeed('queued')),
    onPulse: (listener) => {
      pulses.add(listener);
      return () => pulses.delete(listener);
    },
    isExtensionAlive: () => alive.value,
    now: () => Date.now(),
    reload: vi.fn(),
    shadowMode: 'open',
    signal: controller.signal,
    ...changes,
  };
  const pulse = (ref: string) => {
    for (const tell of pulses) tell(ref);
  };
  return { environment, controller, alive, pulses, pulse };
}

export const findHost = () => document.querySelector('quotebridge-panel');

/** A part of the mounted panel; throws where there is none. */
export function findPart<T extends Element = HTMLElement>(selector: string): T {
  const part = findHost()?.shadowRoot?.querySelector<T>(selector);
  if (!part) throw new Error(`The panel has no ${selector}`);
  return part;
}

/** A click as the browser makes it for a person (`isTrusted`), or one made by a script. */
export function click(element: Element, isTrusted: boolean): void {
  const event = new MouseEvent('click', { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  element.dispatchEvent(event);
}

/** Moves to another page of a shell that navigates by itself. */
export function navigate(path: string, html: string): void {
  window.history.pushState({}, '', path);
  document.body.innerHTML = html;
}
