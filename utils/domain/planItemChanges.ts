import type { AutotaskId, AutotaskQuoteItem } from './autotaskRecords';
import type { DesiredItem } from './desiredItem';
import type { Known } from './known';
import { pairItems } from './pairItems';
import type { CreatedId, FieldValue, Notice, Operation, OperationKey, PlannedFields } from './plan';
import { planExisting } from './planRecord';
import { createProblem, type Problem } from './problem';
import type { Settings } from './settings';

export interface ItemChanges {
  operations: Operation[];
  notices: Notice[];
  forget: OperationKey[];
  problems: Problem[];
  kept: string[];
  conflicts: string[];
}

interface ItemsInput {
  desired: DesiredItem[];
  remote: AutotaskQuoteItem[];
  known: Known;
  quoteId: AutotaskId | CreatedId;
  /** Keys of items whose line was left out for a problem: they stay as they are. */
  spared: string[];
  settings: Settings;
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
    kept: [],
    conflicts: [],
  };
  const { pairs, unattributed } = pairItems(input.desired, input.remote, input.known);
  if (unattributed.length > 0) {
    const names = unattributed.map((item) => `"${item.name ?? ''}" (#${item.id})`).join(', ');
    changes.problems.push(createProblem('items-unattributed', { count: String(unattributed.length), names }));
    return changes;
  }
  for (const wanted of input.desired) {
    const pair = pairs.get(wanted.key);
    if (pair) followLine(wanted, pair.item, input, changes);
    else createOrMourn(wanted, input, changes);
  }
  removeLeftovers(input, pairs, changes);
  return changes;
}

function followLine(wanted: DesiredItem, item: AutotaskQuoteItem, input: ItemsInput, changes: ItemChanges): void {
  const sameKind = wanted.type === item.quoteItemType && wanted.reference.id === item[wanted.reference.field];
  if (!sameKind && typeof input.quoteId === 'number') {
    const removal = removeItem(
      wanted.key,
      item.id,
      input.quoteId,
      'replaced: another kind of item or another reference',
    );
    changes.operations.push(removal, {
      ...createItem(wanted, input.quoteId, 'replaces the item'),
      after: [removal.key],
    });
    return;
  }
  const record = planExisting({
    key: wanted.key,
    entity: 'QuoteItems',
    id: item.id,
    parent: item.quoteID,
    desired: comparedFields(wanted),
    remote: item,
    known: input.known,
    conflicts: input.settings.conflicts,
    label: `"${item.name ?? ''}"`,
  });
  changes.operations.push(...record.operations);
  changes.kept.push(...record.kept);
  if (hasMovedTax(wanted, item, input.known)) changes.notices.push(taxMoved(item));
  changes.conflicts.push(...record.conflicts);
}

/** The source of the tax category points elsewhere now, while the item still has the one that we wrote (sync-rules § 3, *Set once*). */
function hasMovedTax(wanted: DesiredItem, item: AutotaskQuoteItem, known: Known): boolean {
  const written = known.links.find((link) => link.key === wanted.key)?.base.taxCategoryID;
  const now = wanted.fields.taxCategoryID;
  return typeof written === 'number' && typeof now === 'number' && now !== written && item.taxCategoryID === written;
}

function taxMoved(item: AutotaskQuoteItem): Notice {
  const message = `"${item.name ?? ''}" keeps the tax category that it was made with; its product or code has another one now.`;
  return { code: 'tax-category-moved', message };
}

/** Type and reference never change, tax category and material code are set once (sync-rules § 3). */
function comparedFields(wanted: DesiredItem): PlannedFields {
  const left = new Set(['quoteItemType', wanted.reference.field, ...wanted.onlyAtCreation]);
  return Object.fromEntries(Object.entries(wanted.fields).filter(([field]) => !left.has(field)));
}

/** An item that we made and a person removed is not made anew in silence: nobody's edit is undone without being asked. */
function createOrMourn(wanted: DesiredItem, input: ItemsInput, changes: ItemChanges): void {
  const last = input.known.links.find((candidate) => candidate.key === wanted.key);
  // A removal of our own whose answer never came: the item was about to be replaced, so nobody else took it away.
  const link = last && isReplaced(wanted, last.base) ? undefined : last;
  const label = `"${String(wanted.fields.name ?? wanted.key)}"`;
  if (link && input.settings.conflicts === 'autotaskWins') changes.kept.push(`${label}: removed`);
  else if (link && input.settings.conflicts === 'ask') changes.conflicts.push(`${label}: removed in Autotask`);
  else changes.operations.push(createItem(wanted, input.quoteId, link ? 'removed in Autotask, made anew' : 'new line'));
}

function isReplaced(wanted: DesiredItem, base: Record<string, FieldValue>): boolean {
  const { field, id } = wanted.reference;
  if (base.quoteItemType === undefined) return false;
  return base.quoteItemType !== wanted.type || base[field] !== id;
}

function createItem(
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

function removeItem(
  key: OperationKey,
  id: AutotaskId,
  parent: AutotaskId,
  reason: string,
): Operation & { kind: 'delete' } {
  return { kind: 'delete', key: `${key}#remove`, entity: 'QuoteItems', id, parent, reason };
}

function removeLeftovers(input: ItemsInput, pairs: ReturnType<typeof pairItems>['pairs'], changes: ItemChanges): void {
  const wanted = new Set([...input.desired.map((item) => item.key), ...input.spared]);
  for (const [key, { item }] of pairs) {
    if (wanted.has(key)) continue;
    changes.operations.push(removeItem(key, item.id, item.quoteID, 'its line left the document'));
  }
  for (const link of input.known.links) {
    if (link.entity === 'QuoteItems' && !wanted.has(link.key) && !pairs.has(link.key)) changes.forget.push(link.key);
  }
}
