import type { AutotaskId, AutotaskQuoteItem } from '../autotaskRecords';
import type { CreatedId, Operation, OperationKey } from '../plan';
import type { DesiredItem } from './desiredItem';

/** Removes the item and makes it again for its line; `why` ends the sentence. */
export function replaceItem(wanted: DesiredItem, item: AutotaskQuoteItem, why: string): Operation[] {
  const removal = removeItem(wanted.key, item, `replaced: ${why}`);
  const creation = createItem(wanted, item.quoteID, `made again: ${why}`);
  return [removal, { ...creation, after: [removal.key] }];
}

/** Makes the item of a line. */
export function createItem(
  wanted: DesiredItem,
  quoteId: AutotaskId | CreatedId,
  reason: string,
): Operation & { kind: 'create' } {
  return {
    kind: 'create',
    key: wanted.key,
    entity: 'QuoteItems',
    parent: quoteId,
    fields: { quoteID: quoteId, ...wanted.fields },
    reason,
  };
}

/** Removes an item; `key` names the line that it stood for. */
export function removeItem(key: OperationKey, item: AutotaskQuoteItem, reason: string): Operation & { kind: 'delete' } {
  return { kind: 'delete', key: `${key}#remove`, entity: 'QuoteItems', id: item.id, parent: item.quoteID, reason };
}
