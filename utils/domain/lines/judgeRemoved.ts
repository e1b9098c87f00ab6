import type { Winner } from '../decisions';
import type { Link } from '../known';
import type { Settings } from '../settings';

/** `create` it anew, remember that it `stays` removed, leave it removed as before (`kept`), or ask (`conflict`). */
export type RemovedVerdict = 'create' | 'stays' | 'kept' | 'conflict';

/** A record of ours that a person removed in Autotask: nobody's edit is undone without being asked (sync-rules § 6). */
export function judgeRemoved(link: Link, winner: Winner | undefined, conflicts: Settings['conflicts']): RemovedVerdict {
  const isAccepted = link.base.removed === true || link.digests?.removed !== undefined;
  if (winner === 'quoteManager' || (conflicts === 'quoteManagerWins' && !isAccepted)) return 'create';
  if (winner === 'autotask' && !isAccepted) return 'stays';
  return conflicts === 'autotaskWins' || isAccepted ? 'kept' : 'conflict';
}
