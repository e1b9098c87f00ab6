import type { AutotaskRecord } from '../sandbox/types.ts';
import type { ExpectedSettings } from './expectedSettings.ts';
import { picklistNumber, type Records, text } from './records.ts';
import type { Source } from './sourceView.ts';

/** The ticket that bears the order's number, or one that merely mentions it (sync-rules § 4). */
export function findTicket(
  records: Records,
  source: Source,
  companyId: number,
): AutotaskRecord | 'possible-duplicate' | undefined {
  const ofCompany = records.autotask('Tickets').filter((ticket) => ticket.companyID === companyId);
  const bearing = ofCompany.find((ticket) => text(ticket.externalID) === source.number);
  if (bearing) return bearing;
  const mentions = (ticket: AutotaskRecord) =>
    [ticket.title, ticket.description].some((value) => text(value).includes(source.number));
  return ofCompany.some(mentions) ? 'possible-duplicate' : undefined;
}

/** The ticket's fields (sync-rules § 4). `mentions`: what its description has to name. */
export function expectTicket(
  source: Source,
  {
    company,
    contactID,
    found,
  }: { company: AutotaskRecord; contactID: number | null; found: AutotaskRecord | undefined },
  { ticket, workflow }: ExpectedSettings,
): Record<string, unknown> & { mentions: string[] } {
  const reference = source.reference === '' ? {} : { purchaseOrderNumber: source.reference };
  // A ticket that stood there is followed: what is blank is filled, what people wrote stays theirs.
  if (found) return { id: found.id, title: found.title, companyID: company.id, contactID, ...reference, mentions: [] };
  const issueType = picklistNumber('Tickets.issueType', ticket.issueType);
  const listed = source.lines.filter(
    (line) => workflow === 'invoiceInQuoteManager' || line.product?.kind === 'service',
  );
  return {
    title: `${source.number} ${source.reference || source.title}`.trim(),
    companyID: company.id,
    contactID,
    externalID: source.number,
    queueID: picklistNumber('Tickets.queueID', ticket.queue),
    status: picklistNumber('Tickets.status', ticket.status),
    priority: picklistNumber('Tickets.priority', ticket.priority),
    source: picklistNumber('Tickets.source', ticket.source),
    issueType,
    subIssueType: picklistNumber('Tickets.subIssueType', ticket.subIssueType, issueType),
    ticketCategory: picklistNumber('Tickets.ticketCategory', ticket.category),
    ...reference,
    mentions: listed.map((line) => line.title),
  };
}
