import type { AutotaskQuoteItem } from '../autotaskRecords';
import type { Decisions } from '../decisions';
import type { Known } from '../known';
import { createProblem } from '../problem';
import { unattributedQuestion } from '../questions/questionsItems';
import type { DesiredItem } from './desiredItem';
import { followItem } from './followItem';
import { isAnotherKind } from './itemKind';
import { itemOperations } from './itemOperations';
import type { ItemsInput } from './itemsInput';
import { type LineChanges, noChanges } from './lineChanges';
import { pairItems } from './pairItems';
import { planRemoved } from './planRemoved';
import { giveUp } from './preferOlder';
import { chainRebuilt, planOrder } from './rebuildOrder';
import { removeLeftovers } from './removeLeftovers';
import { settleUnattributed } from './settleUnattributed';

/**
 * Desired items against the items of the Autotask quote (sync-rules § 6): items that we made follow their lines, items that a
 * person made are never touched.
 */
export function planItemChanges(input: ItemsInput): LineChanges {
  const changes = noChanges();
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
    else if (rebuilt.has(wanted.key)) changes.operations.push(...itemOperations.replace(wanted, item, 'in line order'));
    else followItem(wanted, item, { input, isTakenOver: settled.takenOver.has(wanted.key) }, changes);
  }
  changes.operations = giveUp(settled.surplus, changes.operations, ({ id, quoteID }) => {
    return { entity: 'QuoteItems', id, parent: quoteID };
  });
  for (const item of settled.removed)
    changes.operations.push(itemOperations.remove(`item:unknown-${item.id}`, item, 'removed as you decided'));
  removeLeftovers(input, settled, changes);
  chainRebuilt(rebuilt, changes);
  return changes;
}

/** What the sync of an order's own quote made is nobody else's: the lines take it over in order, without a question. */
function isOfTheQuote(items: AutotaskQuoteItem[], { continued = [] }: Known): boolean {
  const made = continued.filter(({ entity }) => entity === 'QuoteItems').map(({ id }) => id);
  return items.length > 0 && items.every(({ id }) => made.includes(id));
}

/** An item that we made and a person removed is not made anew in silence: nobody's edit is undone without being asked. */
function createOrMourn(wanted: DesiredItem, input: ItemsInput, changes: LineChanges): void {
  const { known, decisions, quoteId } = input;
  const link = known.links.find((candidate) => candidate.key === wanted.key);
  if (!link || isOwnRemoval(wanted, link.base, decisions)) {
    changes.operations.push(itemOperations.create(wanted, quoteId, 'new line'));
    return;
  }
  const label = `"${String(wanted.fields.name ?? wanted.key)}"`;
  planRemoved({ link, label, create: (reason) => itemOperations.create(wanted, quoteId, reason) }, input, changes);
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
