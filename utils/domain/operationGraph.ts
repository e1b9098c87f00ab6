import { isSharedKey } from './matching/sharedKeys';
import type { Operation, OperationKey, PlannedValue } from './plan';
import { neededKeys } from './plannedValue';
import { isClaimed } from './twoBrowsers/claims';

/** The record that an operation is about: `item:line-81#remove` → `item:line-81`. Product numbers may have a `#` of their own. */
export const recordKey = (key: OperationKey): OperationKey => (isSharedKey(key) ? key : (key.split('#')[0] ?? key));

/** What must stand before an operation starts: its references, its parent, and what it was told to follow. */
export function dependenciesOf(operation: Operation): OperationKey[] {
  const values: PlannedValue[] = [];
  if (operation.kind === 'create') values.push(operation.parent, ...Object.values(operation.fields));
  if (operation.kind === 'update')
    values.push(operation.id, operation.parent, ...Object.values(operation.changes).map((change) => change.after));
  return [...(operation.after ?? []), ...values.flatMap(neededKeys)];
}

/**
 * The part of a plan that may be carried out now: while it makes a claimed record (opportunity, ticket, product, service), only
 * what does not need that record. What hangs on it waits until a look has shown that no other browser was first.
 */
export function claimStage(operations: Operation[]): Operation[] {
  const held = new Set<Operation>();
  const isClaim = (operation: Operation) => operation.kind === 'create' && isClaimed(operation.key);
  const waitsFor = new Set(operations.filter(isClaim).map(({ key }) => key));
  for (let grows = waitsFor.size > 0; grows; ) {
    const more = operations.filter(
      (operation) => !held.has(operation) && dependenciesOf(operation).some((key) => waitsFor.has(key)),
    );
    for (const operation of more) {
      held.add(operation);
      waitsFor.add(operation.key);
    }
    grows = more.length > 0;
  }
  return operations.filter((operation) => !held.has(operation));
}
