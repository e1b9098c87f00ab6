import { expect } from 'vitest';
import type { ExtensionBrowser } from '../support/launchBrowser.ts';

/**
 * Stops the extension's background as the browser does when it wants its memory back; resolves once it has stopped. Any page
 * that is open serves: to open one takes longer than some of what is to be interrupted.
 */
export async function stopWorker({ context, extensionId }: ExtensionBrowser): Promise<void> {
  const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  const awaited = new Set<string>();
  let isAsked = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (!scriptURL.includes(extensionId)) continue;
      if (runningStatus === 'stopped') awaited.delete(versionId);
      // A page may wake it again at once: that is no longer the one that was to stop.
      else if (!isAsked) awaited.add(versionId);
    }
  });
  await session.send('ServiceWorker.enable');
  isAsked = true;
  await session.send('ServiceWorker.stopAllWorkers');
  await expect.poll(() => awaited.size, { timeout: 60_000, interval: 5 }).toBe(0);
  await session.detach();
}
