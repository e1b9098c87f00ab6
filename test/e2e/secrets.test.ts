import { randomBytes } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { connectExtension } from '../support/connectExtension.ts';
import { findPanel } from '../support/quotePage.ts';
import { clickSync } from './panelActions.ts';
import { useExtension } from './useExtension.ts';

/** The browser's own interface, in the pages of the extension. */
declare const chrome: {
  storage: Record<'local' | 'session' | 'sync', { get(key: string | null): Promise<Record<string, unknown>> }>;
};

const stage = useExtension({ isConnected: false });
const canary = `canary-${randomBytes(12).toString('hex')}`;

describe('the Autotask secret', () => {
  it('is in no storage area, no page and no message to the content script', async () => {
    const { sandbox, browser, openQuote } = stage();
    const credentials = { ...sandbox.credentials, autotaskSecret: canary };
    sandbox.autotask.setCredentials(credentials);
    await connectExtension(browser, { ...sandbox, credentials });
    const page = await openQuote(seedIndex.oneLine);
    const readHeard = await listenInContentScript(page);
    expect(await clickSync(page)).toBe('synced');
    const heard = await readHeard();
    expect(heard).toContain('"state":"synced"');
    expect(heard).not.toContain(canary);
    expect(await readWholePage(page)).not.toContain(canary);

    const options = await browser.openExtensionPage('options.html');
    const stored = await options.evaluate(async () => {
      const areas = [chrome.storage.local, chrome.storage.session, chrome.storage.sync];
      return JSON.stringify(await Promise.all(areas.map((area) => area.get(null))));
    });
    expect(stored).toContain('portalUrls');
    expect(stored).not.toContain(canary);
    await options.getByRole('button', { name: 'Test connection' }).waitFor();
    expect(await options.getByLabel('Autotask secret').inputValue()).toBe('');
    expect(await readWholePage(options)).not.toContain(canary);
  });
});

/** The page with what stands in the panel's shadow root. */
async function readWholePage(page: Page): Promise<string> {
  const panel = findPanel(page).host;
  const inside = (await panel.count()) > 0 ? await panel.evaluate((host) => host.shadowRoot?.innerHTML ?? '') : '';
  return (await page.content()) + inside;
}

/** Records each answer and each change of storage that the content script gets; it starts before the click. */
async function listenInContentScript(page: Page): Promise<() => Promise<string>> {
  const session = await page.context().newCDPSession(page);
  const world = await findContentWorld(session);
  const run = (expression: string) =>
    session.send('Runtime.evaluate', { contextId: world, expression, awaitPromise: true, returnByValue: true });
  await run(`{
    globalThis.heard = [];
    const ask = chrome.runtime.sendMessage.bind(chrome.runtime);
    chrome.runtime.sendMessage = async (message) => {
      const answer = await ask(message);
      heard.push({ message, answer });
      return answer;
    };
    chrome.storage.onChanged.addListener((changes) => heard.push(changes));
    chrome.runtime.onMessage.addListener((message) => void heard.push(message));
  }`);
  // What a content script may not ask is refused; the answer is recorded like the others.
  await run(`chrome.runtime.sendMessage({ name: 'getStoredCredentials', request: {} })`);
  return async () => String((await run('JSON.stringify(heard)')).result.value);
}

async function findContentWorld(session: CDPSession): Promise<number> {
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === 'Quotebridge') resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  return await found;
}
