import type { DocumentHint } from '../../utils/messaging/protocol';

/** A page as a portal might serve it, with what a reader should make of it. */
export interface FixturePage {
  name: string;
  url: string;
  html: string;
  hint: DocumentHint | null;
  /** Name of the anchor that should be found. */
  anchor: string;
}

const listRows = Array.from({ length: 8 }, (_, row) => `QO0000010${row}`)
  .map((number) => `<tr><td><a href="/quote/edit/1">${number}</a></td><td>Acme</td><td><button>Send</button></td></tr>`)
  .join('');

/** Twenty pages in several dialects: server-rendered tables, single-page shells, design systems, plain blocks. */
export const fixturePages: FixturePage[] = [
  {
    name: 'classic editor with its number in a field',
    url: 'https://acme.example/quote/edit/123',
    html: `<title>Edit quote</title><div id="top"><h2>Edit quote</h2><div><input type="submit" value="Save">
      <a href="#">Send</a></div></div><table><tr><td>Number:</td><td><input value="QO00000123" readonly></td></tr></table>`,
    hint: { kind: 'quote', id: 123, number: 'QO00000123' },
    anchor: 'group of action buttons',
  },
  {
    name: 'numeric id and nothing else',
    url: 'https://acme.example/admin/quotes/77/details',
    html: '<div>Loading…</div>',
    hint: { kind: 'quote', id: 77, number: null },
    anchor: 'corner of the window',
  },
  {
    name: 'single page with an opaque code and a heading',
    url: 'https://acme.example/app/quotes/8f3kQ2xZ',
    html: `<title>Portal</title><div id="root"><header><h1>QO00000123 · Network refresh</h1>
      <div role="toolbar"><button>Preview</button><button>Send</button></div></header></div>`,
    hint: { kind: 'quote', id: null, number: 'QO00000123' },
    anchor: 'toolbar of the actions',
  },
  {
    name: 'single page in read-only view: one heading below the first level',
    url: 'https://acme.example/#/quotes/3e0a9f52-1b7c-4b56-9a94-0d7f4d7c3a11',
    html: '<div><h3>Quote QO00000444</h3><p>Acme Pty</p></div>',
    hint: { kind: 'quote', id: null, number: 'QO00000444' },
    anchor: 'corner of the window',
  },
  {
    name: 'sales order that names its quote beside',
    url: 'https://acme.example/salesorder/detail/501',
    html: `<title>ON00000501</title><h1>Sales order ON00000501</h1><dl><dt>Quote</dt><dd>QO00000123</dd></dl>
      <button>Approve</button>`,
    hint: { kind: 'order', id: 501, number: 'ON00000501' },
    anchor: 'last action button',
  },
  {
    name: 'number in the address',
    url: 'https://acme.example/sales/ON00000777',
    html: '<main><div>Order</div></main>',
    hint: { kind: 'order', id: null, number: 'ON00000777' },
    anchor: 'corner of the window',
  },
  {
    name: 'id in the query of an ASPX page',
    url: 'https://acme.example/Sales/QuoteDetail.aspx?QuoteID=900&tab=lines',
    html: '<form><h1>Quote</h1><input type="submit" value="Save"></form>',
    hint: { kind: 'quote', id: 900, number: null },
    anchor: 'last action button',
  },
  {
    name: 'unlike ours: blocks without any semantics, number in a styled div',
    url: 'https://shop.msp.example/console/sales-quotes/Zx91LmQq',
    html: `<div class="a1"><div class="b2"><span>QO00031337</span><span>Draft</span></div>
      <div class="b3"><div role="button" tabindex="0">Send to customer</div><div role="button">Save</div></div></div>`,
    hint: { kind: 'quote', id: null, number: 'QO00031337' },
    anchor: 'group of action buttons',
  },
  {
    name: 'unlike ours: number only in an input of a design system, route without words',
    url: 'https://shop.msp.example/#/d/991',
    html: `<title>QO00031400 - Console</title><x-app><x-bar><button aria-label="Save"><svg></svg></button>
      <button>Preview</button></x-bar><label>Quote no.</label><input value="QO00031400"></x-app>`,
    hint: { kind: 'quote', id: null, number: 'QO00031400' },
    anchor: 'group of action buttons',
  },
  {
    name: 'unlike ours: list and document side by side',
    url: 'https://shop.msp.example/quotes/ab12cd34',
    html: `<ul><li>QO00000001</li><li>QO00000002</li><li>QO00000003</li></ul>
      <section><div role="heading" aria-level="1">QO00000002</div><button>Approve</button></section>`,
    hint: { kind: 'quote', id: null, number: 'QO00000002' },
    anchor: 'last action button',
  },
  {
    name: 'unlike ours: breadcrumb and label, localised nowhere, frames of tables',
    url: 'https://legacy.example/orders/index.php?orderId=42',
    html: `<table><tbody><tr><td><b>Order no.</b></td><td>ON00000042</td></tr><tr><td><button>Save</button></td></tr>
      </tbody></table>`,
    hint: { kind: 'order', id: 42, number: 'ON00000042' },
    anchor: 'last action button',
  },
  {
    name: 'an old view of the shell stays hidden',
    url: 'https://acme.example/app/quotes/8f3kQ2xZ',
    html: '<div hidden><h1>QO00000001</h1></div><div><h1>QO00000002</h1></div>',
    hint: { kind: 'quote', id: null, number: 'QO00000002' },
    anchor: 'page heading',
  },
  {
    name: 'order reached through its quote',
    url: 'https://acme.example/quotes/7/orders/12',
    html: '<h1>ON00000012</h1>',
    hint: { kind: 'order', id: 12, number: 'ON00000012' },
    anchor: 'page heading',
  },
  {
    name: 'list of quotes with buttons per row',
    url: 'https://acme.example/quote',
    html: `<title>Quotes</title><h1>Quotes</h1><table><tbody>${listRows}</tbody></table>`,
    hint: null,
    anchor: 'page heading',
  },
  {
    name: 'list with a single row',
    url: 'https://acme.example/app/quotes',
    html: '<h1>Quotes</h1><table><tbody><tr><td>QO00000100</td><td><button>Send</button></td></tr></tbody></table>',
    hint: null,
    anchor: 'last action button',
  },
  {
    name: 'list of cards, second page',
    url: 'https://acme.example/quotes/page/2',
    html: '<div><h3>QO00000100</h3></div><div><h3>QO00000101</h3></div><button>Save search</button>',
    hint: null,
    anchor: 'corner of the window',
  },
  {
    name: 'search for a number',
    url: 'https://acme.example/quotes?q=QO00000123',
    html: '<h1>Results for QO00000123</h1><input type="search" value="QO00000123"><div>1 result</div>',
    hint: null,
    anchor: 'page heading',
  },
  {
    name: 'purchase order',
    url: 'https://acme.example/purchaseorder/detail/9',
    html: '<h1>PO00000009</h1><button>Save</button><button>Approve</button>',
    hint: null,
    anchor: 'last action button',
  },
  {
    name: 'purchase order under a neutral address',
    url: 'https://acme.example/orders/9',
    html: '<h1>Purchase order PO00000009</h1><p>For ON00000001</p><div><button>Save</button><button>Send</button></div>',
    hint: null,
    anchor: 'group of action buttons',
  },
  {
    name: 'customer that mentions a quote',
    url: 'https://acme.example/customers/5',
    html: '<h1>Acme Pty</h1><h3>Latest quote QO00000123</h3><button>Save</button><button>Send</button>',
    hint: null,
    anchor: 'last action button',
  },
  {
    name: 'templates, settings and new quotes',
    url: 'https://acme.example/quote/templates/5',
    html: '<h1>Template</h1><button>Save</button>',
    hint: null,
    anchor: 'last action button',
  },
  {
    name: 'new quote without a number',
    url: 'https://acme.example/quotes/new',
    html: '<h1>New quote</h1><div><button>Save</button><button>Preview</button></div>',
    hint: null,
    anchor: 'group of action buttons',
  },
];
