import type { AutotaskEntity, AutotaskId } from '../autotaskRecords';
import type { Known } from '../known';
import type { Operation, OperationKey } from '../plan';

/**
 * Two browsers made the same item or charge at once: the lowest ids stay, and each browser gives up its own (sync-rules § 6,
 * *Two users at once*). Only a record that this browser made, beside an equal older one that nothing here stands for, is given
 * up; `pairs` then names the older one. Returns key → record to be removed.
 */
export function preferOlder<T extends { id: AutotaskId }>(
  pairs: Map<OperationKey, T>,
  remote: T[],
  { known, wanted, isEqual }: { known: Known; wanted: ReadonlySet<OperationKey>; isEqual(one: T, other: T): boolean },
): Map<OperationKey, T> {
  const surplus = new Map<OperationKey, T>();
  const made = [...pairs]
    .filter(([key, { id }]) => wanted.has(key) && isMadeHere(known, key, id))
    .sort(([, one], [, other]) => other.id - one.id);
  const taken = new Set([...pairs.values()].map(({ id }) => id));
  for (const [key, own] of made) {
    const older = remote.find(
      (candidate) => candidate.id < own.id && !taken.has(candidate.id) && isEqual(candidate, own),
    );
    if (!older) continue;
    surplus.set(key, own);
    pairs.set(key, older);
    taken.add(older.id);
  }
  return surplus;
}

function isMadeHere({ links }: Known, key: OperationKey, id: AutotaskId): boolean {
  return links.some((link) => link.key === key && link.id === id && link.madeAgeMs !== undefined);
}

/**
 * The own record goes, and only then its line is told the other one: the other way round, a removal that fails would leave a
 * record that nobody knows.
 */
export function giveUp<T extends { id: AutotaskId }>(
  surplus: Map<OperationKey, T>,
  operations: Operation[],
  remove: (record: T) => { entity: AutotaskEntity; id: AutotaskId; parent: AutotaskId },
): Operation[] {
  let result = operations;
  for (const [key, own] of surplus) {
    const removal: Operation = {
      kind: 'delete',
      key: `surplus:${own.id}#remove`,
      ...remove(own),
      reason: 'another browser made the same first',
    };
    const follow = result.map((operation) =>
      operation.key === key ? { ...operation, after: [...(operation.after ?? []), removal.key] } : operation,
    );
    result = [removal, ...follow];
  }
  return result;
}
