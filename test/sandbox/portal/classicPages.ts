import { html } from 'hono/html';
import { type Html, renderClassicPage } from './classicLayout.ts';
import type { PortalDocument } from './portalRecords.ts';

interface Kind {
  active: 'Quotes' | 'Sales';
  /** Start of the address of one document. */
  path: string;
  numberLabel: string;
}

export const quoteKind: Kind = { active: 'Quotes', path: '/quote/edit/', numberLabel: 'Quote number' };
export const orderKind: Kind = { active: 'Sales', path: '/salesorder/detail/', numberLabel: 'Order number' };

/** The list of quotes or sales orders. */
export function renderClassicList(kind: Kind, documents: PortalDocument[]): Html {
  const rows = documents.map(
    (item) => html`<tr><td><a href="${kind.path}${item.id}">${item.number}</a></td><td>${item.title}</td>
<td>${item.customer}</td><td>${item.status}</td><td>${item.created}</td><td>${item.owner}</td></tr>`,
  );
  return renderClassicPage({
    title: kind.active,
    active: kind.active,
    heading: kind.active,
    actions: html`<input type="search" name="search" placeholder="Search" class="btn">`,
    content: html`<table class="grid"><thead><tr><th>${kind.numberLabel}</th><th>Title</th><th>Customer</th>
<th>Status</th><th>Created</th><th>Owner</th></tr></thead><tbody>${rows}</tbody></table>`,
  });
}

/** The editor of a quote; what was typed cannot be kept, for the portal of the sandbox is read-only. */
export function renderClassicQuote(quote: PortalDocument, notice: string): Html {
  const fields = html`<tr><td><label for="number">Quote number</label></td>
<td><input id="number" value="${quote.number}" readonly></td><td><label for="title">Title</label></td>
<td><input id="title" name="title" value="${quote.title}" size="40" maxlength="50"></td></tr>
<tr><td>Customer</td><td>${quote.customer}</td><td>Contact</td><td>${quote.contact}</td></tr>
<tr><td><label for="expiry">Expiry</label></td><td><input id="expiry" name="expiry" type="date" value="${quote.extra.value}">
</td><td>Owner</td><td>${quote.owner}</td></tr><tr><td>Status</td><td>${quote.status}</td><td>Created</td>
<td>${quote.created}</td></tr>`;
  return renderClassicPage({
    title: 'Edit quote',
    active: 'Quotes',
    heading: 'Edit quote',
    actions: html`<button class="btn primary" form="editor" type="submit">Save</button>
<button class="btn" form="editor" type="submit" name="send" value="1">Send</button>
<a class="btn" href="/quote/preview/${quote.id}">Preview</a>`,
    content: html`${renderNotice(notice)}<form id="editor" method="post" action="/quote/edit/${quote.id}" class="box">
<table class="form"><tbody>${fields}</tbody></table></form>${renderSections(quote)}`,
  });
}

/** The page of a sales order, with *Approve* while it is a draft. */
export function renderClassicOrder(order: PortalDocument, notice: string): Html {
  const approve = html`<button class="btn primary" form="order" type="submit">Approve</button>`;
  return renderClassicPage({
    title: order.number,
    active: 'Sales',
    heading: html`Sales order ${order.number}`,
    actions: html`${order.status === 'Draft' ? approve : ''}<a class="btn" href="/salesorder">Close</a>`,
    content: html`${renderNotice(notice)}<form id="order" method="post" action="/salesorder/detail/${order.id}" class="box">
<table class="form"><tbody><tr><td>Order no.</td><td>${order.number}</td><td>Status</td><td>${order.status}</td></tr>
<tr><td>Customer</td><td>${order.customer}</td><td>Contact</td><td>${order.contact}</td></tr>
<tr><td>${order.extra.label}</td><td>${order.extra.value}</td><td>Owner</td><td>${order.owner}</td></tr></tbody></table>
</form>${renderSections(order)}`,
  });
}

/** What the customer will see of a quote. */
export function renderClassicPreview(quote: PortalDocument): Html {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${quote.title}</title></head>
<body><h1>${quote.title}</h1><p>Quote ${quote.number} for ${quote.customer}, valid until ${quote.extra.value}</p>
${renderSections(quote)}<p><a href="/quote/edit/${quote.id}">Back to the editor</a></p></body></html>`;
}

const renderNotice = (notice: string) => (notice === '' ? '' : html`<p class="note" role="alert">${notice}</p>`);

function renderSections(document: PortalDocument): Html {
  const sections = document.sections.map(
    (section) => html`<div class="box"><b>${section.title}</b><table class="grid"><thead><tr><th>Item</th>
<th>Number</th><th class="num">Qty</th><th class="num">Price</th><th>Billing</th><th class="num">Amount</th></tr></thead>
<tbody>${section.lines.map(
      (line) => html`<tr><td>${line.title}</td><td>${line.number}</td><td class="num">${line.quantity}</td>
<td class="num">${line.price}</td><td>${line.period}</td><td class="num">${line.amount}</td></tr>`,
    )}</tbody></table></div>`,
  );
  const totals = document.totals.map(
    ({ label, value }) => html`<tr><td>${label}</td><td class="num">${value}</td></tr>`,
  );
  return html`${sections}<div class="box"><table class="form"><tbody>${totals}</tbody></table></div>`;
}
