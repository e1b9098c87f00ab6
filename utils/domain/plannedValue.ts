import type { AutotaskId } from './autotaskRecords';
import type { CreatedId, FieldValue, OperationKey, PlannedValue } from './plan';
import { renderSyncRecord } from './syncRecord/syncRecord';

/** The value that is sent: references become ids, the sync record is written out. */
export function resolveValue(value: PlannedValue, idOf: (key: OperationKey) => AutotaskId): FieldValue {
  if (typeof value !== 'object' || value === null) return value;
  return 'created' in value ? idOf(value.created) : renderSyncRecord(value.syncRecord, idOf);
}

/** The records that must have been made before a value can be sent. */
export function neededKeys(value: PlannedValue): OperationKey[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('created' in value) return [value.created];
  return value.syncRecord.records.flatMap(({ id, values }) =>
    [id, ...Object.values(values)].filter(isCreatedId).map(({ created }) => created),
  );
}

/** Whether a value refers to a record that the plan makes. */
export function isCreatedId(value: PlannedValue): value is CreatedId {
  return typeof value === 'object' && value !== null && 'created' in value;
}
