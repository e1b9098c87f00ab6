import { itemOperations } from './itemOperations';
import type { ItemsInput } from './itemsInput';
import type { LineChanges } from './lineChanges';
import type { SettledPairing } from './settleUnattributed';

/** Removes the items whose line is gone, and forgets the links that lead to nothing any more. */
export function removeLeftovers(input: ItemsInput, { pairs }: SettledPairing, changes: LineChanges): void {
  const wanted = new Set([...input.desired.map((item) => item.key), ...input.spared]);
  for (const [key, { item }] of pairs) {
    if (wanted.has(key)) continue;
    changes.operations.push(itemOperations.remove(key, item, 'its line left the document'));
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
  changes: LineChanges,
): void {
  // Lines that could not be planned may be the ones that these items belong to.
  if (!known.continued || spared.length > 0) return;
  const taken = new Set([...pairs.values()].map(({ item }) => item.id));
  for (const { entity, id, key } of known.continued) {
    const item = remote.find((candidate) => candidate.id === id);
    if (entity !== 'QuoteItems' || !item || taken.has(id)) continue;
    changes.operations.push(itemOperations.remove(`${key}:quote`, item, 'no line of the order stands for it'));
  }
}
