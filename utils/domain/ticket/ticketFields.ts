import type { AutotaskCompany } from '../autotaskRecords';
import { resolveChoice, settingMissing } from '../matching/resolveChoice';
import type { FieldValue, PlannedFields, PlannedValue } from '../plan';
import type { Problem } from '../problem';
import type { PicklistName, ReferenceData } from '../referenceData';
import { addDays } from '../sale/planOpportunity';
import type { ListChoice, Settings } from '../settings';
import type { SourceDocument } from '../sourceDocument';
import { cutText } from '../text/text';

export interface TicketContent {
  source: SourceDocument;
  contactId: number | null;
  /** The opportunity of the order or of its quote; undefined where there is none. */
  opportunityId: PlannedValue | undefined;
  settings: Settings;
}

/** The fields of a ticket that stay ours: compared on every sync (sync-rules § 4). */
export function ticketFields({ source, contactId, opportunityId, settings }: TicketContent): PlannedFields {
  return {
    title: ticketTitle(source, settings),
    contactID: contactId,
    externalID: cutText(source.number, 50),
    purchaseOrderNumber: source.reference === null ? null : cutText(source.reference, 50),
    ...(opportunityId === undefined ? {} : { opportunityID: opportunityId }),
  };
}

/** `ON00000123 PO-7`: the reference is the customer's, else the title of the quote; at most 255 characters. */
export function ticketTitle(source: SourceDocument, settings: Settings): string {
  const reference = source.reference ?? source.title;
  const filled = settings.ticket.titleTemplate.replace(/\{(number|reference)\}/g, (_, name: string) =>
    name === 'number' ? source.number : reference,
  );
  return cutText(filled.replace(/\s+/g, ' ').trim() || source.number, 255);
}

/** What is written at creation only: afterwards queue, status and the like belong to whoever works on the ticket. */
export function ticketCreationFields(input: {
  settings: Settings;
  reference: ReferenceData;
  company: AutotaskCompany;
  today: string;
}): { fields: Record<string, FieldValue>; problems: Problem[] } {
  const { ticket } = input.settings;
  const lists = new TicketLists(input.reference);
  const issueType = lists.choose('ticket.issueType', ticket.issueType, 'Tickets.issueType');
  const chosen = {
    queueID: lists.require('ticket.queue', ticket.queue, 'Tickets.queueID'),
    status: lists.require('ticket.status', ticket.status, 'Tickets.status'),
    priority: lists.require('ticket.priority', ticket.priority, 'Tickets.priority'),
    source: lists.choose('ticket.source', ticket.source, 'Tickets.source'),
    issueType,
    subIssueType: lists.choose('ticket.subIssueType', ticket.subIssueType, 'Tickets.subIssueType', issueType),
    ticketCategory: lists.choose('ticket.category', ticket.category, 'Tickets.ticketCategory'),
  };
  const set = Object.entries(chosen).filter(([, value]) => value !== null);
  // Noon in UTC is the same day from Honolulu to Auckland's winter.
  const dueDateTime = `${addDays(input.today, ticket.dueInDays)}T12:00:00Z`;
  return { fields: { companyID: input.company.id, ...Object.fromEntries(set), dueDateTime }, problems: lists.problems };
}

/** Resolves settings against the tenant's lists and gathers what does not fit. */
class TicketLists {
  readonly problems: Problem[] = [];
  readonly #reference: ReferenceData;

  constructor(reference: ReferenceData) {
    this.#reference = reference;
  }

  /** Null where nothing is set. A sub-issue counts only below its issue: tenants use the same names under several. */
  choose(setting: string, choice: ListChoice, list: PicklistName, parentId: number | null = null): number | null {
    return choice === null ? null : this.require(setting, choice, list, parentId);
  }

  /** Autotask refuses a ticket without it. */
  require(setting: string, choice: ListChoice, list: PicklistName, parentId: number | null = null): number | null {
    const all = this.#reference.picklists[list] ?? [];
    const fitting = all.filter((entry) => entry.parentId === undefined || entry.parentId === parentId);
    const found = resolveChoice(choice, fitting);
    if (found.ok) return found.value.id;
    this.problems.push(settingMissing(setting, found.reason));
    return null;
  }
}
