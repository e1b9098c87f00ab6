import type { QuoteManagerSeed } from '../types.ts';
import { createCatalogueRecords } from './createCatalogueRecords.ts';
import { createCustomerRecords } from './createCustomerRecords.ts';
import { createOrderRecords } from './createOrderRecords.ts';
import { createPurchaseRecords } from './createPurchaseRecords.ts';
import { createQuoteRecords } from './createQuoteRecords.ts';

/**
 * Everything the sandbox's Quote Manager starts with: 25 customers, 150 products, 60 quotes, 30 sales orders and what
 * belongs to them. The same in every run; a fresh copy on each call.
 *
 * Conventions of this tenant, which the numbers decide: `price` is per unit before the discount, a fixed discount is
 * for the whole line, `tax` is for the whole line, `taxRate` is in percent.
 */
export function createQuoteManagerSeed(): QuoteManagerSeed {
  return {
    ...createCustomerRecords(),
    ...createCatalogueRecords(),
    ...createQuoteRecords(),
    ...createOrderRecords(),
    ...createPurchaseRecords(),
  };
}
