import type { Decisions, Winner } from '../decisions';
import type { Link } from '../known';
import type { CreateOperation, Difference, Operation } from '../plan';
import type { Settings } from '../settings';

/** `create` it anew, remember that it `stays` removed, leave it removed as before (`kept`), or ask (`conflict`). */
type RemovedVerdict = 'create' | 'stays' | 'kept' | 'conflict';

/** A record of ours that a person removed in Autotask: nobody's edit is undone without being asked (sync-rules § 6). */
function judgeRemoved(link: Link, winner: Winner | undefined, conflicts: Settings['conflicts']): RemovedVerdict {
  const isAccepted = link.base.removed === true || link.digests?.removed !== undefined;
  if (winner === 'quoteManager' || (conflicts === 'quoteManagerWins' && !isAccepted)) return 'create';
  if (winner === 'autotask' && !isAccepted) return 'stays';
  return conflicts === 'autotaskWins' || isAccepted ? 'kept' : 'conflict';
}

interface RemovedRecord {
  link: Link;
  /** As a person knows it: the name in quotes. */
  label: string;
  /** Makes it anew, should that be the verdict. */
  create(reason: string): CreateOperation;
}

/** Adds to the changes what follows for an item or charge of ours that a person removed. */
export function planRemoved(
  { link, label, create }: RemovedRecord,
  { settings, decisions }: { settings: Settings; decisions: Decisions },
  changes: { operations: Operation[]; differences: Difference[] },
): void {
  const { key, entity, id } = link;
  const differs = (kind: Difference['kind']) =>
    changes.differences.push({ key, entity, field: null, label, kind, quoteManager: null, autotask: null });
  switch (judgeRemoved(link, decisions.winners?.[key], settings.conflicts)) {
    case 'create':
      changes.operations.push(create('removed in Autotask, made anew'));
      break;
    case 'stays':
      changes.operations.push({ kind: 'adopt', key, entity, id, base: { removed: true }, reason: 'stays removed' });
      differs('kept');
      break;
    case 'kept':
      differs('kept');
      break;
    case 'conflict':
      differs('conflict');
      break;
  }
}
