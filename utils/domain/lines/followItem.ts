import type { AutotaskQuoteItem } from '../autotaskRecords';
import { isSentAsOneTime, ONE_TIME_MARK } from '../matching/freeTextChoice';
import type { Notice, PlannedFields } from '../plan';
import { planExisting } from '../planRecord';
import { recreateOffer } from '../questions/questionsItems';
import type { DesiredItem } from './desiredItem';
import { isAnotherKind, isSetOnceMoved } from './itemKind';
import { itemOperations } from './itemOperations';
import type { ItemsInput } from './itemsInput';
import type { LineChanges } from './lineChanges';

/** Brings an item to what its line says; what cannot be changed in it is made again, or said. */
export function followItem(
  wanted: DesiredItem,
  item: AutotaskQuoteItem,
  { input, isTakenOver }: { input: ItemsInput; isTakenOver: boolean },
  changes: LineChanges,
): void {
  if (isAnotherKind(wanted, item) && typeof input.quoteId === 'number') {
    changes.operations.push(...itemOperations.replace(wanted, item, 'another kind of item or another reference'));
    return;
  }
  if (isSetOnceMoved(wanted, item, input.known)) {
    if (input.decisions.recreate?.[wanted.key]) {
      changes.operations.push(...itemOperations.replace(wanted, item, 'to refresh its tax'));
      return;
    }
    changes.notices.push(taxMoved(item));
    changes.questions.push(recreateOffer(wanted.key, item));
  }
  adoptAsOneTime(wanted, input, changes);
  const record = compareItem(wanted, item, input, isTakenOver);
  changes.operations.push(...record.operations);
  changes.differences.push(...record.differences);
}

/** Remembers the answer that the line is sold once, although its product recurs. */
function adoptAsOneTime(wanted: DesiredItem, { known, decisions }: ItemsInput, changes: LineChanges): void {
  const link = known.links.find(({ key }) => key === wanted.key);
  if (!link || !decisions.asOneTime?.[wanted.key] || isSentAsOneTime(link)) return;
  const { key, entity, id } = link;
  const base = { [ONE_TIME_MARK]: true };
  changes.operations.push({ kind: 'adopt', key, entity, id, base, reason: 'one-time, as you decided' });
}

function compareItem(wanted: DesiredItem, item: AutotaskQuoteItem, input: ItemsInput, isTakenOver: boolean) {
  return planExisting({
    key: wanted.key,
    entity: 'QuoteItems',
    id: item.id,
    parent: item.quoteID,
    desired: comparedFields(wanted),
    remote: item,
    known: input.known,
    conflicts: input.settings.conflicts,
    // What differs in an item that was taken over is written.
    decisions: isTakenOver ? { ...input.decisions, takeOver: true } : input.decisions,
    label: nameOf(item),
  });
}

const nameOf = (item: AutotaskQuoteItem): string => (item.name ? `"${item.name}"` : `item #${item.id}`);

function taxMoved(item: AutotaskQuoteItem): Notice {
  const message = `${nameOf(item)} keeps the tax category and material code that it was made with; its product or code has others now.`;
  return { code: 'tax-category-moved', message };
}

/** Type and reference never change, tax category and material code are set once (sync-rules § 3). */
function comparedFields(wanted: DesiredItem): PlannedFields {
  const left = new Set(['quoteItemType', wanted.reference.field, ...wanted.onlyAtCreation]);
  return Object.fromEntries(Object.entries(wanted.fields).filter(([field]) => !left.has(field)));
}
