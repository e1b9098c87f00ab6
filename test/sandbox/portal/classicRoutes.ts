import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { renderClassicPage } from './classicLayout.ts';
import {
  orderKind,
  quoteKind,
  renderClassicList,
  renderClassicOrder,
  renderClassicPreview,
  renderClassicQuote,
} from './classicPages.ts';
import { type PortalStore, readOrder, readOrders, readQuote, readQuotes } from './portalRecords.ts';

const notices = new Map([['read-only', 'This portal is read-only: nothing was changed.']]);

/** Server-rendered pages under `/quote` and `/salesorder`, with numeric ids. */
export function addClassicRoutes(app: Hono, store: PortalStore): void {
  const findQuote = (context: Context) => store.get('quote', Number(context.req.param('id')));
  const findOrder = (context: Context) => store.get('salesorder', Number(context.req.param('id')));
  const notice = (context: Context) => notices.get(context.req.query('notice') ?? '') ?? '';
  app.get('/', (context) => context.redirect('/quote'));
  app.get('/quote', (context) => context.html(renderClassicList(quoteKind, readQuotes(store))));
  app.get('/salesorder', (context) => context.html(renderClassicList(orderKind, readOrders(store))));
  app.get('/quote/edit/:id', (context) => {
    const record = findQuote(context);
    return record ? context.html(renderClassicQuote(readQuote(store, record), notice(context))) : sayMissing(context);
  });
  app.get('/quote/preview/:id', (context) => {
    const record = findQuote(context);
    return record ? context.html(renderClassicPreview(readQuote(store, record))) : sayMissing(context);
  });
  app.get('/salesorder/detail/:id', (context) => {
    const record = findOrder(context);
    return record ? context.html(renderClassicOrder(readOrder(store, record), notice(context))) : sayMissing(context);
  });
  for (const path of ['/quote/edit/:id', '/salesorder/detail/:id']) {
    app.post(path, (context) => context.redirect(`${context.req.path}?notice=read-only`, 303));
  }
  app.notFound(sayMissing);
}

function sayMissing(context: Context) {
  const content = html`<div class="box">There is nothing at this address.</div>`;
  const page = { title: 'Not found', active: 'Quotes', heading: 'Not found', actions: '', content } as const;
  return context.html(renderClassicPage(page), 404);
}
