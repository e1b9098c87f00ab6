import type { PicklistSeed } from '../types.ts';
import { cataloguePicklists } from './cataloguePicklists.ts';
import { opportunityPicklists } from './opportunityPicklists.ts';
import { ticketPicklists } from './ticketPicklists.ts';
import { userFieldPicklists } from './userFieldPicklists.ts';

/**
 * The picklists of the sandbox's tenant, `Entity.field` → values. The numbers are odd on purpose: code that knows
 * them by heart fails here. Fixed by Autotask are only `QuoteItems.quoteItemType` and material codes (use type 4).
 */
export function createPicklists(): PicklistSeed {
  return structuredClone({ ...opportunityPicklists, ...cataloguePicklists, ...ticketPicklists, ...userFieldPicklists });
}
