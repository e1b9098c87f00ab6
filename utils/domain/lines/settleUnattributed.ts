import type { AutotaskQuoteItem } from '../autotaskRecords';
import type { Decisions } from '../decisions';
import type { DesiredItem } from './desiredItem';
import type { Pairing } from './pairItems';

export interface SettledPairing extends Pairing {
  /** Keys of items that were taken over: what differs in them is written. */
  takenOver: ReadonlySet<string>;
  removed: AutotaskQuoteItem[];
}

/**
 * What becomes of items that may be ours and cannot be told apart (sync-rules § 6): they stay as somebody's own, go, or are
 * taken for our lines in the order in which both stand. Undecided, they are returned as they came.
 */
export function settleUnattributed(
  pairing: Pairing,
  desired: DesiredItem[],
  decision: Decisions['unattributed'],
): SettledPairing {
  const { pairs, unattributed } = pairing;
  const nothing = { ...pairing, takenOver: new Set<string>(), removed: [] };
  switch (decision) {
    case undefined:
      return nothing;
    case 'keep':
      return { ...nothing, unattributed: [] };
    case 'remove':
      return { ...nothing, unattributed: [], removed: unattributed };
    case 'takeOver':
      return { ...nothing, unattributed: [], ...takeOver(pairs, unattributed, desired) };
  }
}

function takeOver(
  pairs: Pairing['pairs'],
  unattributed: AutotaskQuoteItem[],
  desired: DesiredItem[],
): Pick<SettledPairing, 'pairs' | 'takenOver'> {
  const free = [...unattributed];
  const all: Pairing['pairs'] = new Map(pairs);
  const takenOver = new Set<string>();
  for (const wanted of desired.filter(({ key }) => !pairs.has(key))) {
    const index = free.findIndex(
      (item) => item.quoteItemType === wanted.type && item[wanted.reference.field] === wanted.reference.id,
    );
    const [item] = index < 0 ? [] : free.splice(index, 1);
    if (!item) continue;
    all.set(wanted.key, { item, source: 'likeness' });
    takenOver.add(wanted.key);
  }
  return { pairs: all, takenOver };
}
