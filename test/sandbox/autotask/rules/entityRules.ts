import type { EntityRules } from '../write/Draft.ts';
import { companyNoteRules, contactRules, productVendorRules } from './companyRules.ts';
import { opportunityRules } from './opportunityRules.ts';
import { productRules, serviceRules } from './productRules.ts';
import { quoteItemRules } from './quoteItemRules.ts';
import { quoteRules } from './quoteRules.ts';
import { ticketChargeRules } from './ticketChargeRules.ts';
import { ticketNoteRules, ticketRules } from './ticketRules.ts';

/** Business rules by entity name. */
export const entityRules: Record<string, EntityRules | undefined> = {
  Opportunities: opportunityRules,
  Quotes: quoteRules,
  QuoteItems: quoteItemRules,
  Products: productRules,
  ProductVendors: productVendorRules,
  Services: serviceRules,
  ServiceBundles: serviceRules,
  Contacts: contactRules,
  CompanyNotes: companyNoteRules,
  Tickets: ticketRules,
  TicketCharges: ticketChargeRules,
  TicketNotes: ticketNoteRules,
};
