// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findAnchor } from '../../../utils/pages/findAnchor';
import { readDocumentHint } from '../../../utils/pages/readDocumentHint';
import { createAutotaskPagesApp } from '../../sandbox/autotask-pages/createAutotaskPagesApp.ts';
import { createPortalApp } from '../../sandbox/portal/createPortalApp.ts';

type Tables<Row> = Record<string, Row[]>;
type Row = { id: number } & Record<string, unknown>;

const createStore = (tables: Tables<Row>) => ({
  all: (name: string) => [...(tables[name] ?? [])],
  get: (name: string, id: number) => tables[name]?.find((record) => record.id === id),
});

const evil = '<img src=x onerror=alert(1)>';
const portalStore = createStore({
  customer: [{ id: 9, name: `Acme ${evil}` }],
  employee: [{ id: 4, firstName: 'Sam', lastName: 'Seller' }],
  quote: [
    { id: 123, quoteNumber: 'QO00000123', title: `Refresh ${evil}`, status: 1, customerID: 9, ownerEmployeeID: 4 },
    { id: 124, quoteNumber: 'QO00000124', title: 'Second', status: 0, customerID: 9, code: 'Ab3dE9' },
  ],
  quotesection: [{ id: 1, quoteID: 123, title: 'Hardware', lineNumber: 1 }],
  quoteline: [
    {
      id: 1,
      quoteSectionID: 1,
      lineNumber: 1,
      title: `Switch ${evil}`,
      productNumber: 'SW-1',
      price: 100,
      quantity: 2,
    },
    {
      id: 2,
      quoteSectionID: 1,
      lineNumber: 2,
      title: 'Backup',
      price: 9.5,
      quantity: 10,
      isRecurring: true,
      recurringType: 0,
    },
    {
      id: 3,
      quoteSectionID: 1,
      lineNumber: 3,
      title: 'Spare',
      price: 50,
      quantity: 1,
      isOptional: true,
      isSelected: false,
    },
  ],
  salesorder: [{ id: 501, orderNumber: 'ON00000501', status: 1, customerID: 9, quoteID: 123 }],
  salesorderline: [{ id: 1, salesOrderID: 501, lineNumber: 1, title: 'Switch', price: 100, quantity: 2 }],
});

const open = (html: string, path: string) => {
  document.documentElement.innerHTML = /<html[^>]*>([\s\S]*)<\/html>/.exec(html)?.[1] ?? '';
  document.title = /<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '';
  return readDocumentHint(document, `https://portal.example${path}`);
};

describe('the classic portal', () => {
  const app = createPortalApp({ store: portalStore, build: 'classic' });
  const read = async (path: string) => (await app.request(path)).text();

  it('shows a quote with its lines and totals, escaped, and is read as one', async () => {
    const html = await read('/quote/edit/123');
    expect(html).toContain('$200.00');
    expect(html).toContain('$95.00');
    expect(html).not.toContain('<img');
    expect(open(html, '/quote/edit/123')).toEqual({ kind: 'quote', id: 123, number: 'QO00000123' });
    expect(findAnchor(document)?.position).toBe('append');
  });

  it('shows a sales order and is read as one', async () => {
    const html = await read('/salesorder/detail/501');
    expect(open(html, '/salesorder/detail/501')).toEqual({ kind: 'order', id: 501, number: 'ON00000501' });
    expect(html).toContain('Approve');
  });

  it('shows lists, which are read as no document', async () => {
    expect(open(await read('/quote'), '/quote')).toBeNull();
    expect(open(await read('/salesorder'), '/salesorder')).toBeNull();
    expect(document.querySelector('a[href="/salesorder/detail/501"]')?.textContent).toBe('ON00000501');
  });

  it('refuses to save, and says what it does not have', async () => {
    const saved = await app.request('/quote/edit/123', { method: 'POST' });
    expect(saved.headers.get('location')).toBe('/quote/edit/123?notice=read-only');
    expect(await read('/quote/edit/123?notice=read-only')).toContain('nothing was changed');
    expect((await app.request('/quote/edit/999')).status).toBe(404);
  });
});

describe('the single-page portal', () => {
  const app = createPortalApp({ store: portalStore, build: 'spa' });

  it('serves one shell for all addresses', async () => {
    const shells = await Promise.all(
      ['/app/quotes', '/app/quotes/Ab3dE9', '/app/sales'].map(async (path) => (await app.request(path)).text()),
    );
    expect(new Set(shells).size).toBe(1);
  });

  it('finds a document by an opaque code and keeps its id to itself', async () => {
    const list: Array<{ code: string }> = await (await app.request('/app/data/quotes')).json();
    expect(list.map(({ code }) => code)).toContain('Ab3dE9');
    for (const { code } of list) {
      const item = await (await app.request(`/app/data/quotes/${code}`)).json();
      expect(item).not.toHaveProperty('id');
      expect(code).not.toMatch(/12[34]/);
    }
    expect((await app.request('/app/data/quotes/none')).status).toBe(404);
    expect((await app.request('/app/data/constructor')).status).toBe(404);
  });
});

describe('the pages of Autotask', () => {
  const app = createAutotaskPagesApp({
    store: createStore({
      Companies: [{ id: 7, companyName: 'Acme' }],
      Opportunities: [{ id: 31, title: `Refresh ${evil}`, companyID: 7, stage: 77, amount: 300, probability: 50 }],
      Quotes: [
        { id: 41, opportunityID: 31, name: 'QO00000123', externalQuoteNumber: 'QO00000123', primaryQuote: true },
      ],
      QuoteItems: [
        { id: 1, quoteID: 41, name: 'Switch', quantity: 2, unitPrice: 100, percentageDiscount: 10, periodType: 5 },
        { id: 2, quoteID: 41, name: 'Backup', quantity: 10, unitPrice: 9.5, periodType: 6 },
        { id: 3, quoteID: 41, name: 'Spare', quantity: 1, unitPrice: 50, isOptional: true, periodType: 5 },
      ],
      Tickets: [{ id: 51, ticketNumber: 'T20251120.0001', title: 'Order', companyID: 7, externalID: 'ON00000501' }],
      TicketCharges: [{ id: 1, ticketID: 51, name: 'Switch', unitQuantity: 2, unitPrice: 100 }],
    }),
    picklists: {
      'Opportunities.stage': [{ value: 77, label: 'Proposal' }],
      'QuoteItems.periodType': [
        { value: 5, label: 'One-Time' },
        { value: 6, label: 'Monthly' },
      ],
    },
  });
  const read = async (path: string) => (await app.request(path)).text();

  it('leads from a command to the record', async () => {
    const base = '/Autotask/AutotaskExtend/ExecuteCommand.aspx';
    const answer = await app.request(`${base}?Code=OpenOpportunity&OpportunityID=31`);
    expect(answer.headers.get('location')).toBe('/Mvc/CRM/OpportunityDetail.mvc?opportunityId=31');
    const ticket = await app.request(`${base}?Code=OpenTicketDetail&ticketid=51`);
    expect(ticket.headers.get('location')).toBe('/Mvc/ServiceDesk/TicketDetail.mvc?ticketId=51');
    expect((await app.request(`${base}?Code=OpenNothing&ID=1`)).status).toBe(404);
    expect((await app.request(`${base}?Code=OpenQuote&ID=//evil.example`)).status).toBe(404);
  });

  it('shows an opportunity with its quote, items and totals by period', async () => {
    open(await read('/Mvc/CRM/OpportunityDetail.mvc?opportunityId=31'), '/');
    expect(document.querySelector('.PageHeadingContainer .Title > .Text')?.textContent).toBe(`Refresh ${evil}`);
    expect(document.querySelector('img')).toBeNull();
    const text = document.body.textContent;
    for (const words of ['Proposal', 'QO00000123', 'Switch', '$180.00', '$95.00']) expect(text).toContain(words);
  });

  it('shows a quote and a ticket with its charges', async () => {
    open(await read('/opportunity/quotes/quote.asp?QuoteID=41'), '/');
    expect(document.querySelector('.SecondaryTitle')?.textContent).toBe('- QO00000123 (41)');
    const ticket = await read('/Mvc/ServiceDesk/TicketDetail.mvc?ticketId=51');
    expect(ticket).toContain('<title>T20251120.0001 - Order | Autotask</title>');
    expect(ticket).toContain('Switch');
    expect((await app.request('/Mvc/ServiceDesk/TicketDetail.mvc?ticketId=1')).status).toBe(404);
  });
});
