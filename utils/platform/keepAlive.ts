import type { Browser } from 'webextension-polyfill';

/** Browsers stop a background that calls nothing of theirs for 30 s; requests and the database do not count. */
const BEAT_MS = 20_000;

/** Runs a long piece of work that a person waits for, and keeps the background from being stopped until it ends. */
export async function keepAlive<T>(browser: Pick<Browser, 'runtime'>, work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
