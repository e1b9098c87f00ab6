import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DocumentState } from '../../utils/domain/documentState';
import { judgeDocument } from '../faults/judgeDocument.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';

/** Resolves when so many requests have reached a side of the sandbox. */
export async function waitForRequests(sandbox: Sandbox, side: 'quoteManager' | 'autotask', count: number) {
  const arrived = () => sandbox.instrumentation.log.filter((request) => request.side === side).length;
  await expect.poll(arrived, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(count);
}

/** The broken promises of one document, by the sandbox's own records. */
export function judgeQuote(sandbox: Sandbox, quoteId: number, ...ends: string[]): string[] {
  return judgeDocument(sandbox, { ref: `quote:${quoteId}`, ends: ends as DocumentState[] }).map(
    ({ invariant, words }) => `${invariant}: ${words}`,
  );
}

/** Stops a browser's main process in its tracks: nothing is written to its profile any more. */
export async function freezeBrowser(profile: string): Promise<void> {
  process.kill(await findProcess(profile), 'SIGSTOP');
}

/** Ends a browser as the system does that runs out of memory; resolves when its process is gone. */
export async function killBrowser(profile: string): Promise<void> {
  const pid = await findProcess(profile);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);
}

async function findProcess(profile: string): Promise<number> {
  const lock = await readlink(join(profile, 'SingletonLock'));
  return Number(lock.slice(lock.lastIndexOf('-') + 1));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // The system knows no such process: that is what was asked.
    return false;
  }
}
