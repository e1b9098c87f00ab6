import type { OperationKey } from '../plan';
import { rebuildOffer } from '../questions/questionsItems';
import { placesOutOfOrder } from './itemOrder';
import type { ItemsInput } from './itemsInput';
import type { LineChanges } from './lineChanges';
import type { SettledPairing } from './settleUnattributed';

/** Items that are made again in line order; only offered, until the user asks for it (sync-rules § 2.7). */
export function planOrder(settled: SettledPairing, input: ItemsInput, changes: LineChanges): ReadonlySet<OperationKey> {
  const ids = input.desired.map(({ key }) => settled.pairs.get(key)?.item.id ?? null);
  const keys = placesOutOfOrder(ids).flatMap((place) => input.desired[place]?.key ?? []);
  if (input.decisions.rebuildOrder) return new Set(keys);
  if (keys.length > 0) changes.questions.push(rebuildOffer(keys.length));
  return new Set();
}

/** One after the other, whatever `items.order` says: their order is what they are made again for. */
export function chainRebuilt(rebuilt: ReadonlySet<OperationKey>, changes: LineChanges): void {
  let previous: OperationKey | undefined;
  changes.operations = changes.operations.map((operation) => {
    if (operation.kind !== 'create' || rebuilt.size === 0) return operation;
    const after = [...(operation.after ?? []), ...(previous === undefined ? [] : [previous])];
    previous = operation.key;
    return { ...operation, after };
  });
}
