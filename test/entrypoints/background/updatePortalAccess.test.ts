import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { updatePortalAccess } from '../../../entrypoints/background/updatePortalAccess';
import { defaultSettings } from '../../../utils/settings/defaultSettings';

/** A browser with one tab per portal; `granted` may change between calls. */
function createBrowser() {
  const injections: string[] = [];
  const registered: string[][] = [];
  const area = (content: Record<string, unknown>) => ({
    get: async (key: string) => (key in content ? { [key]: content[key] } : {}),
    set: async (changes: Record<string, unknown>) => void Object.assign(content, changes),
  });
  const local: Record<string, unknown> = {};
  const state = { granted: true, session: {} as Record<string, unknown> };
  const browser = {
    storage: {
      local: area(local),
      get session() {
        return area(state.session);
      },
    },
    permissions: { contains: async () => state.granted },
    scripting: {
      getRegisteredContentScripts: async () => [],
      registerContentScripts: async ([{ matches }]: [{ matches: string[] }]) => void registered.push(matches),
      executeScript: async ({ target }: { target: { tabId: number } }) => {
        injections.push(`tab ${target.tabId}`);
      },
    },
    tabs: { query: async ({ url }: { url: string[] }) => url.map((_, index) => ({ id: index + 1 })) },
  };
  const choose = (...portalUrls: string[]) => {
    local.settings = { ...defaultSettings, quoteManager: { ...defaultSettings.quoteManager, portalUrls } };
  };
  choose('https://shop.seller.example');
  return { browser: browser as unknown as Browser, injections, registered, state, choose };
}

describe('the pages that are open already', () => {
  it('get their panel once, however often the background starts', async () => {
    const { browser, injections } = createBrowser();
    for (const _start of [1, 2, 3]) await updatePortalAccess(browser);
    expect(injections).toEqual(['tab 1']);
  });

  it('get it again after an update or a restart, which empty the session', async () => {
    const { browser, injections, state } = createBrowser();
    await updatePortalAccess(browser);
    state.session = {};
    await updatePortalAccess(browser);
    expect(injections).toEqual(['tab 1', 'tab 1']);
  });

  it('of another portal get it when that is named, and those whose access was withdrawn when it is given again', async () => {
    const { browser, injections, state, choose } = createBrowser();
    await updatePortalAccess(browser);
    choose('https://shop.seller.example', 'https://other.example');
    await updatePortalAccess(browser);
    expect(injections).toHaveLength(2);
    state.granted = false;
    await updatePortalAccess(browser);
    expect(injections).toHaveLength(2);
    state.granted = true;
    await updatePortalAccess(browser);
    expect(injections).toHaveLength(4);
  });
});

it('runs the script on the pages of a portal, not on all of its host', async () => {
  const { browser, injections, registered, state, choose } = createBrowser();
  choose('https://host.example/shop/');
  await updatePortalAccess(browser);
  expect(registered).toEqual([['https://host.example/shop/*']]);
  expect(injections).toHaveLength(1);
  state.granted = false;
  await updatePortalAccess(browser);
  expect(registered).toHaveLength(1);
});
