import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { createAutotaskApp } from './autotask/createAutotaskApp.ts';
import type { AutotaskStore } from './autotask/createAutotaskStore.ts';
import { createAutotaskPagesApp } from './autotask-pages/createAutotaskPagesApp.ts';
import { createControlApp } from './instrument/createControlApp.ts';
import { createInstrumentation, type Instrumentation } from './instrument/createInstrumentation.ts';
import { serveInstrumented } from './instrument/serveInstrumented.ts';
import { createPortalApp } from './portal/createPortalApp.ts';
import { createQuoteManagerApp } from './quote-manager/createQuoteManagerApp.ts';
import type { QuoteManagerStore } from './quote-manager/createQuoteManagerStore.ts';
import { createAutotaskSeed } from './seed/createAutotaskSeed.ts';
import { createPicklists } from './seed/createPicklists.ts';
import { createQuoteManagerSeed } from './seed/createQuoteManagerSeed.ts';
import { createSandboxSettings } from './seed/createSandboxSettings.ts';
import { sandboxCredentials } from './seed/sandboxCredentials.ts';
import type { SandboxCredentials } from './types.ts';

/** Both remote systems on this machine, with their pages and a control address. All addresses are origins, without a last slash. */
export interface Sandbox {
  quoteManagerUrl: string;
  /** Quote Manager's portal: rendered by the server, and as a single page with history routing. */
  portalUrls: { classic: string; spa: string };
  autotaskUrl: string;
  controlUrl: string;
  quoteManager: QuoteManagerStore;
  autotask: AutotaskStore;
  instrumentation: Instrumentation;
  credentials: SandboxCredentials;
  /** A settings file that points the extension here. */
  settings: Record<string, unknown>;
  /** Data as at the start; log and faults are emptied. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts everything on free ports of 127.0.0.1. */
export async function startSandbox(): Promise<Sandbox> {
  const credentials = { ...sandboxCredentials };
  const instrumentation = createInstrumentation();
  const quoteManager = createQuoteManagerApp({ seed: createQuoteManagerSeed(), credentials });
  const picklists = createPicklists();
  const autotask = createAutotaskApp({ seed: createAutotaskSeed(), picklists, credentials });
  autotask.app.route('/', createAutotaskPagesApp({ store: autotask.store, picklists }));
  const reset = () => {
    quoteManager.store.reset(createQuoteManagerSeed());
    autotask.store.reset(createAutotaskSeed());
    instrumentation.clearFaults();
    instrumentation.clearLog();
  };
  const control = createControlApp(instrumentation, {
    stores: { quoteManager: quoteManager.store, autotask: autotask.store },
    credentials,
    reset,
  });
  const [quoteManagerServer, autotaskServer, classic, spa, controlServer] = await Promise.all([
    serveInstrumented(quoteManager.app, 'quoteManager', instrumentation),
    serveInstrumented(autotask.app, 'autotask', instrumentation),
    servePlain(createPortalApp({ store: quoteManager.store, build: 'classic' })),
    servePlain(createPortalApp({ store: quoteManager.store, build: 'spa' })),
    servePlain(control),
  ]);
  const servers = [quoteManagerServer, autotaskServer, classic, spa, controlServer];
  const portalUrls = { classic: classic.url, spa: spa.url };
  return {
    quoteManagerUrl: quoteManagerServer.url,
    portalUrls,
    autotaskUrl: autotaskServer.url,
    controlUrl: controlServer.url,
    quoteManager: quoteManager.store,
    autotask: autotask.store,
    instrumentation,
    credentials,
    settings: {
      ...createSandboxSettings(),
      quoteManager: { apiUrl: `${quoteManagerServer.url}/v1/`, portalUrls: [classic.url, spa.url] },
      autotask: { zoneUrl: `${autotaskServer.url}/ATServicesRest/V1.0/zoneInformation` },
    },
    reset,
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

/** Pages and the control address are not part of the remote interfaces: they stand outside log, faults and latency. */
function servePlain(app: Hono): Promise<{ url: string; stop(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      const stop = () =>
        new Promise<void>((done, failed) => {
          server.close((error) => (error ? failed(error) : done()));
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}`, stop });
    });
  });
}
