import type { AutotaskEntity, AutotaskId } from '../autotaskRecords';
import type { CreatedId, CreateOperation, DeleteOperation, OperationKey, PlannedFields } from '../plan';

interface Wanted {
  key: OperationKey;
  fields: PlannedFields;
}

/** The writes of the records that stand for lines: `parentField` is the field in which one names what it belongs to. */
export function createLineOperations<ParentField extends string>(entity: AutotaskEntity, parentField: ParentField) {
  type LineRecord = { id: AutotaskId } & Record<ParentField, AutotaskId>;

  /** Makes the record of a line. */
  const create = ({ key, fields }: Wanted, parent: AutotaskId | CreatedId, reason: string): CreateOperation => {
    return { kind: 'create', key, entity, parent, fields: { [parentField]: parent, ...fields }, reason };
  };
  /** Removes a record; `key` names the line that it stood for. */
  const remove = (key: OperationKey, record: LineRecord, reason: string): DeleteOperation => {
    return { kind: 'delete', key: `${key}#remove`, entity, id: record.id, parent: record[parentField], reason };
  };
  /** Removes the record and makes it again for its line; `why` ends the sentence. */
  const replace = (wanted: Wanted, record: LineRecord, why: string): [DeleteOperation, CreateOperation] => {
    const removal = remove(wanted.key, record, `replaced: ${why}`);
    const creation = create(wanted, record[parentField], `made again: ${why}`);
    return [removal, { ...creation, after: [removal.key] }];
  };
  return { create, remove, replace };
}
