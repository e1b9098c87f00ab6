import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { AutotaskRecord, PicklistSeed } from '../types.ts';
import { type Html, renderDocument } from './autotaskLayout.ts';
import type { AutotaskPagesStore, PageData } from './autotaskPageRecords.ts';
import { renderOpportunity, renderQuote, renderTicket } from './autotaskPages.ts';

export interface AutotaskPagesOptions {
  store: AutotaskPagesStore;
  picklists?: PicklistSeed;
}

interface Page {
  path: string;
  parameter: string;
  entity: string;
  command: string;
  commandParameter: string;
  render(data: PageData, record: AutotaskRecord): Html;
}

/** Addresses and commands of the application (reference, autotask § 1.3); names of parameters ignore case. */
const pages: Page[] = [
  {
    path: '/Mvc/CRM/OpportunityDetail.mvc',
    parameter: 'opportunityId',
    entity: 'Opportunities',
    command: 'OpenOpportunity',
    commandParameter: 'OpportunityID',
    render: renderOpportunity,
  },
  {
    path: '/opportunity/quotes/quote.asp',
    parameter: 'quoteId',
    entity: 'Quotes',
    command: 'OpenQuote',
    commandParameter: 'ID',
    render: renderQuote,
  },
  {
    path: '/Mvc/ServiceDesk/TicketDetail.mvc',
    parameter: 'ticketId',
    entity: 'Tickets',
    command: 'OpenTicketDetail',
    commandParameter: 'TicketID',
    render: renderTicket,
  },
];

/** Autotask's pages of opportunity, quote and ticket, read-only. */
export function createAutotaskPagesApp({ store, picklists = {} }: AutotaskPagesOptions): Hono {
  const app = new Hono();
  app.get('/Autotask/AutotaskExtend/ExecuteCommand.aspx', (context) => {
    const page = pages.find((candidate) => candidate.command === readParameter(context, 'Code'));
    const id = page && readParameter(context, page.commandParameter);
    if (!page || !/^\d+$/.test(id ?? '')) return sayInvalid(context, 'The command is not known or lacks an id.');
    return context.redirect(`${page.path}?${page.parameter}=${id}`);
  });
  for (const page of pages) {
    app.get(page.path, (context) => {
      const record = store.get(page.entity, Number(readParameter(context, page.parameter)));
      if (!record) return sayInvalid(context, 'You do not have access to this record, or it was deleted.');
      return context.html(page.render({ store, picklists }, record));
    });
  }
  return app;
}

function readParameter(context: Context, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(context.req.query()).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

function sayInvalid(context: Context, words: string) {
  return context.html(renderDocument('Autotask', html`<div class="Body"><p>${words}</p></div>`), 404);
}
