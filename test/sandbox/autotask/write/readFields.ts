import type { EntityDefinition } from '../entityDefinitions.ts';
import type { FieldDefinition } from '../fields/FieldTable.ts';
import { RefusedError } from '../RefusedError.ts';
import { checkValue } from './checkValue.ts';

/** A request's body by the fields' own names, types checked. */
export interface SentFields {
  values: Map<FieldDefinition, unknown>;
  /** Undefined when the body has none. */
  userDefinedFields: unknown;
}

function readField(entity: EntityDefinition, key: string, value: unknown): [FieldDefinition, unknown] {
  const field = entity.fields.get(key.toLowerCase());
  if (!field) throw new RefusedError(`Unable to find ${key} in the ${entity.singular} Entity.`);
  // Seen on the live system: this one null alone ends in a crash, not in a validation message.
  if (field.name === 'sortOrderID' && value === null) {
    throw new RefusedError('An unexpected error has occurred. Error ID: 4711.', 4711);
  }
  const checked = checkValue(field, value);
  if (!checked.ok) throw new RefusedError(checked.error);
  return [field, checked.value];
}

/** Reads the body of a create or update. Refuses anything but an object, unknown fields, wrong types, long texts. */
export function readFields(entity: EntityDefinition, body: unknown): SentFields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new RefusedError(`A ${entity.singular} object is required in the body.`);
  }
  const sent: SentFields = { values: new Map(), userDefinedFields: undefined };
  for (const [key, value] of Object.entries(body)) {
    if (key.toLowerCase() === 'userdefinedfields') {
      sent.userDefinedFields = value;
      continue;
    }
    const [field, checked] = readField(entity, key, value);
    sent.values.set(field, checked);
  }
  return sent;
}
