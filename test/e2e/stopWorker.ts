import type { ExtensionBrowser } from '../support/launchBrowser.ts';

/** Stops the extension's background as the browser does when it wants its memory back; resolves once it has stopped. */
export async function stopWorker(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  const session = await browser.context.newCDPSession(page);
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopping' || runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await page.close();
}
