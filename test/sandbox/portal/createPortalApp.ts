import { Hono } from 'hono';
import { addClassicRoutes } from './classicRoutes.ts';
import type { PortalStore } from './portalRecords.ts';
import { addSpaRoutes } from './spaRoutes.ts';

export interface PortalOptions {
  store: PortalStore;
  /** `classic` draws each page on the server; `spa` is one shell that draws itself. They share no markup and no address. */
  build: 'classic' | 'spa';
}

/** Quote Manager's portal for staff, read-only. Its links are absolute paths, so it wants an origin of its own. */
export function createPortalApp({ store, build }: PortalOptions): Hono {
  const app = new Hono();
  if (build === 'classic') addClassicRoutes(app, store);
  else addSpaRoutes(app, store);
  return app;
}
