import type { AutotaskId, AutotaskQuoteItem } from '../autotaskRecords';
import type { Decisions } from '../decisions';
import type { Known } from '../known';
import { isSentAsOneTime, ONE_TIME_MARK } from '../matching/freeTextChoice';
import type { CreatedId, Difference, Notice, Operation, OperationKey, PlannedFields } from '../plan';
import { planExisting } from '../planRecord';
import { createProblem, type Problem } from '../problem';
import type { Question } from '../question';
import { rebuildOffer, recreateOffer, unattributedQuestion } from '../questions/questionsItems';
import type { Settings } from '../settings';
import type { DesiredItem } from './desiredItem';
import { isAnotherKind, isSetOnceMoved } from './itemKind';
import { createItem, removeItem, replaceItem } from './itemOperations';
import { placesOutOfOrder } from './itemOrder';
import { pairItems } from './pairItems';
import { planRemoved } from './planRemoved';
import { giveUp } from './preferOlder';
import { type SettledPairing, settleUnattributed } from './settleUnattributed';

export interface ItemChanges {
  operations: Operation[];
  notices: Notice[];
  forget: OperationKey[];
  problems: Problem[];
  questions: Question[];
  differences: Difference[];
}

interface ItemsInput {
  desired: DesiredItem[];
  remote: AutotaskQuoteItem[];
  known: Known;
  quoteId: AutotaskId | CreatedId;
  /** Keys of items whose line was left out for a problem: they stay as they are. */
  spared: string[];
  settings: Settings;
  decisions: Decisions;
}

/**
 * Desired items against the items of the Autotask quote (sync-rules § 6): items that we made follow their lines, items that a
 * person made are never touched.
 */
export function planItemChanges(input: ItemsInput): ItemChanges {
  const changes: ItemChanges = {
    operations: [],
    notices: [],
    forget: [],
    problems: [],
    questions: [],
    differences: [],
  };
  const pairing = pairItems(input.desired, input.remote, input.known);
  const decision =
    input.decisions.unattributed ?? (isOfTheQuote(pairing.unattributed, input.known) ? 'takeOver' : undefined);
  const settled = settleUnattributed(pairing, input.desired, decision);
  if (settled.unattributed.length > 0) {
    const names = settled.unattributed.map((item) => `"${item.name ?? ''}" (#${item.id})`).join(', ');
    changes.problems.push(createProblem('items-unattributed', { count: String(settled.unattributed.length), names }));
    changes.questions.push(unattributedQuestion(settled.unattributed));
    return changes;
  }
  const rebuilt = planOrder(settled, input, changes);
  for (const wanted of input.desired) {
    const item = settled.pairs.get(wanted.key)?.item;
    if (!item) createOrMourn(wanted, input, changes);
    else if (rebuilt.has(wanted.key)) changes.operations.push(...replaceItem(wanted, item, 'in line order'));
    else followLine(wanted, item, settled, input, changes);
  }
  changes.operations = giveUp(settled.surplus, changes.operations, ({ id, quoteID }) => {
    return { entity: 'QuoteItems', id, parent: quoteID };
  });
  for (const item of settled.removed)
    changes.operations.push(removeItem(`item:unknown-${item.id}`, item, 'removed as you decided'));
  removeLeftovers(input, settled, changes);
  chainRebuilt(rebuilt, changes);
  return changes;
}

/** What the sync of an order's own quote made is nobody else's: the lines take it over in order, without a question. */
function isOfTheQuote(items: AutotaskQuoteItem[], { continued = [] }: Known): boolean {
  const made = continued.filter(({ entity }) => entity === 'QuoteItems').map(({ id }) => id);
  return items.length > 0 && items.every(({ id }) => made.includes(id));
}

/** Items that are made again in line order; only offered, until the user asks for it (sync-rules § 2.7). */
function planOrder(settled: SettledPairing, input: ItemsInput, changes: ItemChanges): ReadonlySet<OperationKey> {
  const ids = input.desired.map(({ key }) => settled.pairs.get(key)?.item.id ?? null);
  const keys = placesOutOfOrder(ids).flatMap((place) => input.desired[place]?.key ?? []);
  if (input.decisions.rebuildOrder) return new Set(keys);
  if (keys.length > 0) changes.questions.push(rebuildOffer(keys.length));
  return new Set();
}

function followLine(
  wanted: DesiredItem,
  item: AutotaskQuoteItem,
  settled: SettledPairing,
  input: ItemsInput,
  changes: ItemChanges,
): void {
  if (isAnotherKind(wanted, item) && typeof input.quoteId === 'number') {
    changes.operations.push(...replaceItem(wanted, item, 'another kind of item or another reference'));
    return;
  }
  if (isSetOnceMoved(wanted, item, input.known)) {
    if (input.decisions.recreate?.[wanted.key]) {
      changes.operations.push(...replaceItem(wanted, item, 'to refresh its tax'));
      return;
    }
    changes.notices.push(taxMoved(item));
    changes.questions.push(recreateOffer(wanted.key, item));
  }
  const link = input.known.links.find(({ key }) => key === wanted.key);
  if (link && input.decisions.asOneTime?.[wanted.key] && !isSentAsOneTime(link)) {
    const { key, entity, id } = link;
    const base = { [ONE_TIME_MARK]: true };
    changes.operations.push({ kind: 'adopt', key, entity, id, base, reason: 'one-time, as you decided' });
  }
  const isTaken = settled.takenOver.has(wanted.key);
  const record = planExisting({
    key: wanted.key,
    entity: 'QuoteItems',
    id: item.id,
    parent: item.quoteID,
    desired: comparedFields(wanted),
    remote: item,
    known: input.known,
    conflicts: input.settings.conflicts,
    decisions: isTaken ? { ...input.decisions, takeOver: true } : input.decisions,
    label: nameOf(item),
  });
  changes.operations.push(...record.operations);
  changes.differences.push(...record.differences);
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

/** An item that we made and a person removed is not made anew in silence: nobody's edit is undone without being asked. */
function createOrMourn(wanted: DesiredItem, input: ItemsInput, changes: ItemChanges): void {
  const { known, decisions, quoteId } = input;
  const link = known.links.find((candidate) => candidate.key === wanted.key);
  if (!link || isOwnRemoval(wanted, link.base, decisions)) {
    changes.operations.push(createItem(wanted, quoteId, 'new line'));
    return;
  }
  const label = `"${String(wanted.fields.name ?? wanted.key)}"`;
  planRemoved({ link, label, create: (reason) => createItem(wanted, quoteId, reason) }, input, changes);
}

/** A removal of our own whose answer never came: the item was about to be made again, so nobody else took it away. */
function isOwnRemoval(
  wanted: DesiredItem,
  base: Record<string, string | number | boolean | null>,
  { recreate, rebuildOrder }: Decisions,
): boolean {
  if (recreate?.[wanted.key] || rebuildOrder) return true;
  const { quoteItemType } = base;
  return typeof quoteItemType === 'number' && isAnotherKind(wanted, { ...base, quoteItemType });
}

/** One after the other, whatever `items.order` says: their order is what they are made again for. */
function chainRebuilt(rebuilt: ReadonlySet<OperationKey>, changes: ItemChanges): void {
  let previous: OperationKey | undefined;
  changes.operations = changes.operations.map((operation) => {
    if (operation.kind !== 'create' || rebuilt.size === 0) return operation;
    const after = [...(operation.after ?? []), ...(previous === undefined ? [] : [previous])];
    previous = operation.key;
    return { ...operation, after };
  });
}

function removeLeftovers(input: ItemsInput, { pairs }: SettledPairing, changes: ItemChanges): void {
  const wanted = new Set([...input.desired.map((item) => item.key), ...input.spared]);
  for (const [key, { item }] of pairs) {
    if (wanted.has(key)) continue;
    changes.operations.push(removeItem(key, item, 'its line left the document'));
  }
  for (const link of input.known.links) {
    if (link.entity === 'QuoteItems' && !wanted.has(link.key) && !pairs.has(link.key)) changes.forget.push(link.key);
  }
  removeContinued(input, pairs, changes);
}

/** What the quote's sync made and no line of the order stands for (sync-rules § 1: its lines take over the items). */
function removeContinued(
  { known, remote, spared }: ItemsInput,
  pairs: SettledPairing['pairs'],
  changes: ItemChanges,
): void {
  // Lines that could not be planned may be the ones that these items belong to.
  if (!known.continued || spared.length > 0) return;
  const taken = new Set([...pairs.values()].map(({ item }) => item.id));
  for (const { entity, id, key } of known.continued) {
    const item = remote.find((candidate) => candidate.id === id);
    if (entity !== 'QuoteItems' || !item || taken.has(id)) continue;
    changes.operations.push(removeItem(`${key}:quote`, item, 'no line of the order stands for it'));
  }
}
