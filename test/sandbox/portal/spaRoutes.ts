import type { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { type PortalDocument, type PortalStore, readOrders, readQuotes } from './portalRecords.ts';
import { spaScript } from './spaScript.ts';

const styles = `
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;background:#f7f5f2;color:#2b2622}
.shell{display:grid;grid-template-columns:200px 1fr;min-height:100vh}.side{background:#2f2a3d;padding:20px 12px}
.side a{display:block;color:#d9d4e6;padding:8px 12px;border-radius:8px;text-decoration:none}
.side a[aria-current]{background:#4b4363;color:#fff}.view{padding:24px 32px}
.top{display:flex;gap:16px;align-items:center;justify-content:space-between;flex-wrap:wrap}.top h1{font-size:22px;margin:0}
.tools{display:flex;gap:8px;align-items:center}
.tools>button{height:36px;border-radius:18px;border:1px solid #b5aec7;background:#fff;padding:0 18px;font:inherit;color:#2b2622}
.facts{display:flex;gap:32px;margin:20px 0;flex-wrap:wrap}.facts dt{font-size:12px;color:#645c70}.facts dd{margin:0}
.card{background:#fff;border-radius:12px;padding:16px;margin-bottom:16px;border:1px solid #e4dfd8}
.row{display:grid;grid-template-columns:3fr 2fr 1fr 1fr 1fr 1fr;gap:12px;padding:6px 0;border-bottom:1px solid #eeeae4}
.row.head{font-size:12px;color:#645c70}.right{text-align:right}.sum{display:flex;gap:24px;justify-content:flex-end}
`;

/** One shell for every page below `/app`, and the data that it draws. Addresses hold opaque codes only. */
export function addSpaRoutes(app: Hono, store: PortalStore): void {
  const shell = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>
<style>${raw(styles)}</style></head><body><div id="mount"></div><script>${raw(spaScript)}</script></body></html>`;
  const readers = new Map([
    ['quotes', readQuotes],
    ['sales', readOrders],
  ]);
  app.get('/', (context) => context.redirect('/app/quotes'));
  app.get('/app/data/:kind', (context) => {
    const read = readers.get(context.req.param('kind'));
    return read ? context.json(read(store).map(summarize)) : context.json({ message: 'Not found' }, 404);
  });
  app.get('/app/data/:kind/:code', (context) => {
    const documents = readers.get(context.req.param('kind'))?.(store) ?? [];
    const found = documents.find((candidate) => candidate.code === context.req.param('code'));
    return found ? context.json(withoutId(found)) : context.json({ message: 'Not found' }, 404);
  });
  app.get('/app/*', (context) => context.html(shell));
}

const summarize = ({ code, number, title, customer, status, created }: PortalDocument) => ({
  code,
  number,
  title,
  customer,
  status,
  created,
});

/** The page never learns the id, as in portals whose addresses and data hold tokens only. */
const withoutId = ({ id: _, ...rest }: PortalDocument) => rest;
