import type {
  AutotaskCompany,
  AutotaskContact,
  AutotaskOpportunity,
  AutotaskProduct,
  AutotaskQuote,
  AutotaskQuoteItem,
  AutotaskQuoteLocation,
  AutotaskResource,
  AutotaskService,
  AutotaskTicket,
  AutotaskTicketCharge,
} from './autotaskRecords';

/** The Autotask records that belong to a document, or could, as read just now. */
export interface RemoteState {
  /** Companies that a key of the customer led to, by the first key that found any (sync-rules § 2.1). */
  companies: AutotaskCompany[];
  /** Contacts of the company with the document's e-mail address. */
  contacts: AutotaskContact[];
  /** All active resources of the tenant: the owner is among them. */
  resources: AutotaskResource[];
  /** Linked, of a quote that bears the number, and open ones of the company. */
  opportunities: AutotaskOpportunity[];
  /** Linked, bearing our number in that company, and all of the opportunities above that matter. */
  quotes: AutotaskQuote[];
  /** Items of the quote that is ours. */
  items: AutotaskQuoteItem[];
  /** Quote locations equal to an address of the document. */
  locations: AutotaskQuoteLocation[];
  products: AutotaskProduct[];
  services: AutotaskService[];
  /** Linked, picked, bearing the order's number as external id, and those that only mention it (`possible-duplicate`). */
  tickets: AutotaskTicket[];
  /** Charges of the ticket that is ours. */
  charges: AutotaskTicketCharge[];
}
