import type { Worker } from 'playwright-core';
import { expect } from 'vitest';
import type { ExtensionBrowser } from '../support/launchBrowser.ts';

/** Right before a commit of the background's database, or right after it, before the background hears of it. */
export type CommitMoment = 'before-commit' | 'after-commit';

export interface CommitCut {
  moment: CommitMoment;
  /** Counts the commits of this background from now on, from 1; 0 = only count. */
  nth: number;
}

/** What the background's global object holds meanwhile. */
interface CutState {
  commits: number;
  isOver: boolean;
}

/**
 * Freezes a real background at one commit of its database, from outside: no later request leaves it and no later commit is
 * made, so that stopping it a moment afterwards is stopping it there.
 */
export async function cutWorker(worker: Worker, cut: CommitCut): Promise<void> {
  await worker.evaluate(installCut, cut);
}

/** The background that runs now; one that was stopped a moment ago may still be listed and answers nothing. */
export async function findWorker({ context }: ExtensionBrowser): Promise<Worker> {
  const isAwake = (worker: Worker) => {
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false));
    return Promise.race([worker.evaluate(() => true).catch(() => false), late]);
  };
  let awake: Worker | undefined;
  const find = async () => {
    for (const worker of context.serviceWorkers()) if (await isAwake(worker)) awake = worker;
    return awake !== undefined;
  };
  await expect.poll(find, { timeout: 30_000, interval: 50 }).toBe(true);
  return awake as Worker;
}

/** Waits until the background stands at its cut, or until the sync is over without having come there. */
export async function hasFrozen(worker: Worker, state: () => Promise<string | null>): Promise<boolean> {
  let isFrozen = false;
  const look = async () => {
    isFrozen = (await readCut(worker)).isOver;
    return isFrozen || (await state()) === 'synced';
  };
  await expect.poll(look, { timeout: 60_000, interval: 20 }).toBe(true);
  return isFrozen;
}

/** How many commits were begun since the cut was installed, and whether the background stands at it. */
export async function readCut(worker: Worker): Promise<CutState> {
  return await worker.evaluate(() => {
    const { commits, isOver } = (globalThis as unknown as { cut: CutState }).cut;
    return { commits, isOver };
  });
}

/** Runs in the background, so it may use nothing of this module. */
function installCut({ moment, nth }: CommitCut): void {
  const state: CutState = { commits: 0, isOver: false };
  Object.assign(globalThis, { cut: state });
  const send = globalThis.fetch;
  globalThis.fetch = (...request) => (state.isOver ? new Promise(() => undefined) : send(...request));

  const seen = new WeakSet<IDBTransaction>();
  const { objectStore: open } = IDBTransaction.prototype;
  IDBTransaction.prototype.objectStore = function (this: IDBTransaction, name) {
    if (this.mode === 'readwrite' && !seen.has(this)) {
      seen.add(this);
      watch(this, name);
    }
    return open.call(this, name);
  };

  /** A transaction that writes shows itself with its first store, before anything is asked of it. */
  function watch(transaction: IDBTransaction, name: string): void {
    state.commits += 1;
    const isCut = state.commits === nth;
    if (isCut && moment === 'before-commit') state.isOver = true;
    if (state.isOver) holdOpen(open.call(transaction, name));
    // Captured: whoever began it listens already, and must never hear of what was committed.
    const muffle = (event: Event) => {
      if (isCut) state.isOver = true;
      if (state.isOver) event.stopImmediatePropagation();
    };
    transaction.addEventListener('complete', muffle, { capture: true });
  }

  /** A transaction that always has one more request never commits; it ends with the background. */
  function holdOpen(store: IDBObjectStore): void {
    store.count().onsuccess = () => holdOpen(store);
  }
}
