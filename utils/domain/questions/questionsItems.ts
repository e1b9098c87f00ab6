import type { AutotaskQuoteItem } from '../autotaskRecords';
import type { OperationKey } from '../plan';
import type { Question } from '../question';

const nameOf = ({ id, name }: AutotaskQuoteItem): string => (name ? `"${name}"` : `item #${id}`);

/** Items that may be ours and cannot be told apart (sync-rules § 6). */
export function unattributedQuestion(items: AutotaskQuoteItem[]): Question {
  const names = items.map((item) => `${nameOf(item)} (#${item.id})`).join(', ');
  return {
    id: 'items-unattributed',
    code: 'items-unattributed',
    text: `What are these items of the Autotask quote: ${names}?`,
    answers: [
      {
        label: 'Items of this document: take them over',
        hint: 'They get the values of the lines, in the order in which both stand.',
        decision: { unattributed: 'takeOver' },
      },
      {
        label: 'Somebody’s own items: keep them',
        hint: 'The lines get new items beside them.',
        decision: { unattributed: 'keep' },
      },
      {
        label: 'Left over: remove them',
        hint: 'The lines get new items in their place.',
        decision: { unattributed: 'remove' },
      },
    ],
  };
}

/** *Recreate item to refresh tax*: nothing is wrong, but the item keeps what it was made with (sync-rules § 3). */
export function recreateOffer(key: OperationKey, item: AutotaskQuoteItem): Question {
  return {
    id: `recreate:${key}`,
    code: null,
    text: `${nameOf(item)} was made with another tax category or material code than its product or code has now.`,
    answers: [
      {
        label: 'Recreate item to refresh tax',
        hint: 'Only this item is removed and made again.',
        decision: { recreate: { [key]: true } },
      },
    ],
  };
}

/** *Rebuild order*: Autotask shows items in the order in which they were made (sync-rules § 2.7). */
export function rebuildOffer(count: number): Question {
  return {
    id: 'rebuild-order',
    code: null,
    text: 'The items stand in another order than the lines.',
    answers: [
      {
        label: 'Rebuild order',
        hint: count === 1 ? '1 item is removed and made again.' : `${count} items are removed and made again.`,
        decision: { rebuildOrder: true },
      },
    ],
  };
}
