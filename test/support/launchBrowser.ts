import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from './findBrowser.mjs';

/** The folder that `npm run build:sandbox` writes. */
export const SANDBOX_BUILD = resolve('.output/chrome-mv3-sandbox');

export interface ExtensionBrowser {
  context: BrowserContext;
  extensionId: string;
  /** Opens one of the extension's own pages in a tab: `popup.html`, `options.html`. */
  openExtensionPage(name: string): Promise<Page>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  headless: boolean;
  /** A profile folder to use again; a new empty one that is removed at the end when left out. */
  profile?: string;
  /** The folder of the extension's build; the sandbox build when left out. */
  build?: string;
}

/** How long a step may take on a machine that is busy with other things; Playwright's own 30 s are for quiet ones. */
const STEP_MS = 60_000;

/** Starts Chromium with the sandbox build loaded and waits for its background. */
export async function launchBrowser({
  headless,
  profile,
  build = SANDBOX_BUILD,
}: LaunchOptions): Promise<ExtensionBrowser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No browser was found: run "node test/support/prepare.mjs" first.');
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'quotebridge-')));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: false,
    viewport: headless ? { width: 1280, height: 860 } : null,
    args: browserArguments(headless, build),
  });
  context.setDefaultTimeout(STEP_MS);
  const close = async () => {
    await context.close();
    if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  const extensionId = await findExtension(context).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    context,
    extensionId,
    close,
    openExtensionPage: async (name) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${name}`);
      return page;
    },
  };
}

/** The id that the browser gave the extension, by the background, which may start before or after this is asked. */
async function findExtension(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

function browserArguments(headless: boolean, build: string): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    `--disable-extensions-except=${build}`,
    `--load-extension=${build}`,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    ...(headless ? ['--headless=new', '--disable-gpu'] : []),
    // Chromium's own sandbox does not start for root.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
