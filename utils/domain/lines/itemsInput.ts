import type { AutotaskId, AutotaskQuoteItem } from '../autotaskRecords';
import type { CreatedId } from '../plan';
import type { DesiredItem } from './desiredItem';
import type { LinesInput } from './lineChanges';

/** The items that an Autotask quote should have, and those that it has. */
export interface ItemsInput extends LinesInput<DesiredItem, AutotaskQuoteItem> {
  quoteId: AutotaskId | CreatedId;
}
