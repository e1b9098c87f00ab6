import type { AutotaskEntity } from '../autotaskRecords';
import type { OperationKey } from '../plan';

/** Records that the sync record names; locations are found by their address, catalogue records by their number. */
export type RecordedEntity = Extract<
  AutotaskEntity,
  'Opportunities' | 'Quotes' | 'QuoteItems' | 'Tickets' | 'TicketCharges'
>;

/**
 * The fields whose last written value the sync record remembers, in the order of version 1 of the block. A list is only ever
 * changed together with a new version: digests are told apart by their place.
 */
export const RECORDED_FIELDS: Record<RecordedEntity, readonly string[]> = {
  Opportunities: [
    'title',
    'companyID',
    'contactID',
    'ownerResourceID',
    'startDate',
    'projectedCloseDate',
    'stage',
    'status',
    'probability',
    'winReason',
    'lossReason',
    'useQuoteTotals',
  ],
  Quotes: [
    'name',
    'externalQuoteNumber',
    'contactID',
    'effectiveDate',
    'expirationDate',
    'billToLocationID',
    'soldToLocationID',
    'shipToLocationID',
    'purchaseOrderNumber',
  ],
  QuoteItems: [
    'name',
    'description',
    'quantity',
    'unitPrice',
    'unitDiscount',
    'percentageDiscount',
    'lineDiscount',
    'unitCost',
    'isOptional',
    'periodType',
    'taxCategoryID',
    // Answers of a person that no other browser is to ask for again (`freeTextChoice.ts`, `judgeRemoved.ts`).
    'asOneTime',
    'removed',
  ],
  Tickets: [
    'title',
    'companyID',
    'contactID',
    'opportunityID',
    'externalID',
    'purchaseOrderNumber',
    'queueID',
    'status',
    'priority',
    'source',
    'issueType',
    'subIssueType',
    'ticketCategory',
    'dueDateTime',
  ],
  TicketCharges: [
    'name',
    'description',
    'unitQuantity',
    'unitPrice',
    'unitCost',
    'datePurchased',
    'isBillableToCompany',
    'chargeType',
    'billingCodeID',
    'productID',
    'removed',
  ],
};

/** Beginnings of keys: what the block writes → what the plan calls it. Longer ones come first. */
const KEYS: readonly { short: string; key: string; entity: RecordedEntity }[] = [
  { short: 'i', key: 'item:line-', entity: 'QuoteItems' },
  { short: 'I', key: 'item:', entity: 'QuoteItems' },
  { short: 'c', key: 'charge:line-', entity: 'TicketCharges' },
  { short: 'C', key: 'charge:', entity: 'TicketCharges' },
  { short: 'o', key: 'opportunity', entity: 'Opportunities' },
  { short: 'q', key: 'quote', entity: 'Quotes' },
  { short: 't', key: 'ticket', entity: 'Tickets' },
];

/** `item:line-81` → `i81`; null for a record that the block does not name. */
export function shortenKey(key: OperationKey): string | null {
  const form = KEYS.find((candidate) => key.startsWith(candidate.key));
  return form ? `${form.short}${encodeURIComponent(key.slice(form.key.length))}` : null;
}

/** `i81` → `item:line-81` of QuoteItems; null where no key begins like that. */
export function expandKey(short: string): { key: OperationKey; entity: RecordedEntity } | null {
  const form = KEYS.find((candidate) => short.startsWith(candidate.short));
  if (!form) return null;
  return { key: `${form.key}${decodeURIComponent(short.slice(form.short.length))}`, entity: form.entity };
}
