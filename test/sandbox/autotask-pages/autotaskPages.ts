import { html } from 'hono/html';
import type { AutotaskRecord } from '../types.ts';
import { type Html, renderDocument, renderFields, renderGrid, renderHeading } from './autotaskLayout.ts';
import {
  day,
  formatMoney,
  labelOf,
  listOf,
  nameOf,
  type PageData,
  readItems,
  readTotals,
  text,
} from './autotaskPageRecords.ts';

const itemColumns = ['Item', 'Quantity', 'Unit Price', 'Unit Cost', 'Discount', 'Period Type', 'Total'];

/** An opportunity with its quotes, their items and totals by period. */
export function renderOpportunity(data: PageData, opportunity: AutotaskRecord): Html {
  const title = text(opportunity.title);
  const company = nameOf(data, 'Companies', opportunity.companyID, 'companyName');
  const quotes = listOf(data, 'Quotes', 'opportunityID', opportunity.id);
  const revenue = renderFields('Revenue', [
    ['Amount', formatMoney(opportunity.amount)],
    ['One-Time', formatMoney(opportunity.onetimeRevenue)],
    ['Monthly', formatMoney(opportunity.monthlyRevenue)],
    ['Quarterly', formatMoney(opportunity.quarterlyRevenue)],
    ['Yearly', formatMoney(opportunity.yearlyRevenue)],
  ]);
  return renderDocument(
    `Opportunity - ${title}`,
    html`${renderHeading(title, `ID: ${opportunity.id}`, company)}<div class="Body"><div>
${renderFields('General', describeOpportunity(data, opportunity))}${revenue}</div>
<div>${quotes.map((quote) => renderQuotePart(data, quote))}</div></div>`,
  );
}

function describeOpportunity(data: PageData, opportunity: AutotaskRecord): Array<[string, string]> {
  return [
    ['Organization', nameOf(data, 'Companies', opportunity.companyID, 'companyName')],
    ['Contact', nameOf(data, 'Contacts', opportunity.contactID, 'firstName', 'lastName')],
    ['Owner', nameOf(data, 'Resources', opportunity.ownerResourceID, 'firstName', 'lastName')],
    ['Stage', labelOf(data, 'Opportunities.stage', opportunity.stage)],
    ['Status', labelOf(data, 'Opportunities.status', opportunity.status)],
    ['Probability', `${text(opportunity.probability)} %`],
    ['Projected Close', day(opportunity.projectedCloseDate)],
    ['Description', text(opportunity.description)],
  ];
}

function renderQuotePart(data: PageData, quote: AutotaskRecord): Html {
  const primary = quote.primaryQuote === true ? ' (primary)' : '';
  const items = readItems(data, quote.id).map((item) => [
    item.isOptional ? `${item.name} (optional)` : item.name,
    item.quantity,
    item.price,
    item.cost,
    item.discount,
    item.period,
    item.total,
  ]);
  const totals = readTotals(data, quote.id).map(({ period, total }) => [period, total]);
  return html`<p><a href="/opportunity/quotes/quote.asp?quoteId=${quote.id}">${text(quote.name)}</a>${primary}
· External Quote Number: ${text(quote.externalQuoteNumber)}</p>${renderGrid('Quote Items', itemColumns, items)}
${renderGrid('Totals', ['Period', 'Total'], totals)}`;
}

/** The legacy quote editor: label cells with the value in a child block (seen in extensions' sources, 2025-11-20). */
export function renderQuote(data: PageData, quote: AutotaskRecord): Html {
  const fields: Array<[string, string]> = [
    ['Quote Number', text(quote.quoteNumber ?? quote.id)],
    ['Quote Name', text(quote.name)],
    ['External Quote Number', text(quote.externalQuoteNumber)],
    ['Effective Date', day(quote.effectiveDate)],
    ['Expiration Date', day(quote.expirationDate)],
    ['Primary Quote', text(quote.primaryQuote)],
  ];
  const rows = fields.map(
    ([label, value]) =>
      html`<tr><td class="FieldLabels">${label}<div><input value="${value}" readonly></div></td></tr>`,
  );
  return renderDocument(
    `Quote - ${text(quote.name)}`,
    html`<div class="PageHeadingContainer"><div class="Title"><span class="Text">Quote</span></div>
<span class="SecondaryTitle">- ${text(quote.name)} (${quote.id})</span></div><table><tbody>${rows}</tbody></table>
<p><a href="/Mvc/CRM/OpportunityDetail.mvc?opportunityId=${text(quote.opportunityID)}">Opportunity</a></p>
${renderQuotePart(data, quote)}`,
  );
}

/** A ticket with its charges; the document's title reads "number - title | product". */
export function renderTicket(data: PageData, ticket: AutotaskRecord): Html {
  const number = text(ticket.ticketNumber);
  const fields: Array<[string, string]> = [
    ['Organization', nameOf(data, 'Companies', ticket.companyID, 'companyName')],
    ['Status', labelOf(data, 'Tickets.status', ticket.status)],
    ['Priority', labelOf(data, 'Tickets.priority', ticket.priority)],
    ['Queue', labelOf(data, 'Tickets.queueID', ticket.queueID)],
    ['External ID', text(ticket.externalID)],
    ['Purchase Order Number', text(ticket.purchaseOrderNumber)],
  ];
  const charges = listOf(data, 'TicketCharges', 'ticketID', ticket.id).map((charge) => [
    text(charge.name),
    text(charge.unitQuantity),
    formatMoney(charge.unitPrice),
    formatMoney(charge.unitCost),
    day(charge.datePurchased),
    text(charge.isBillableToCompany),
  ]);
  return renderDocument(
    `${number} - ${text(ticket.title)} | Autotask`,
    html`${renderHeading(text(ticket.title), number, nameOf(data, 'Companies', ticket.companyID, 'companyName'))}
<div class="Body"><div>${renderFields('Ticket', fields)}</div><div><p>${text(ticket.description)}</p>
${renderGrid('Charges', ['Charge', 'Quantity', 'Unit Price', 'Unit Cost', 'Purchased', 'Billable'], charges)}</div></div>`,
  );
}
