import type { FieldDefinition } from '../fields/FieldTable.ts';
import { parseDate } from '../formatDate.ts';
import { RefusedError } from '../RefusedError.ts';
import type { Comparable } from './compareValues.ts';

function readNumber(field: FieldDefinition, value: unknown): number {
  if (typeof value === 'number') return value;
  const type = field.type === 'double' ? 'float' : 'int';
  throw new RefusedError(
    `Conversion failed when converting the value '${String(value)}' of field ${field.name} to data type ${type}.`,
  );
}

function readDate(field: FieldDefinition, value: unknown): number {
  const milliseconds = typeof value === 'string' ? parseDate(value) : undefined;
  if (milliseconds !== undefined) return milliseconds;
  throw new RefusedError(`Conversion failed when converting date and/or time of field ${field.name}.`);
}

/** An asked value in comparable form; refuses a value of another type than the field's. */
export function readAsked(field: FieldDefinition, value: unknown): Comparable {
  switch (field.type) {
    case 'long':
    case 'int':
    case 'double':
      return readNumber(field, value);
    case 'datetime':
      return readDate(field, value);
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw new RefusedError(`The value of the boolean field ${field.name} must be true or false.`);
    default:
      if (typeof value === 'string') return value.toLowerCase();
      throw new RefusedError(`The value of the text field ${field.name} must be text.`);
  }
}

/** A stored value in comparable form; undefined for null and for what cannot be compared. */
export function readStored(field: FieldDefinition, value: unknown): Comparable | undefined {
  if (value === null || value === undefined) return undefined;
  if (field.type === 'datetime') return parseDate(String(value)) ?? Date.parse(String(value));
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** As a collation of the database may see it that ignores accents (reference § 2.4 names none). */
export function loosen(value: Comparable): Comparable {
  if (typeof value !== 'string') return value;
  return value.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').trimEnd();
}
