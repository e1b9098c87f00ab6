import type { FieldDefinition } from '../fields/FieldTable.ts';
import { formatDate, parseDate } from '../formatDate.ts';

/** The stored value, or why it is refused. */
export type CheckedValue = { ok: true; value: unknown } | { ok: false; error: string };

const unexpected = (field: FieldDefinition, value: unknown): CheckedValue => ({
  ok: false,
  error: `Unexpected character encountered while parsing value: ${JSON.stringify(value)}. Path '${field.name}'.`,
});

function checkNumber(field: FieldDefinition, value: unknown): CheckedValue {
  if (typeof value !== 'number' || !Number.isFinite(value)) return unexpected(field, value);
  const limit = field.type === 'int' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
  if (field.type === 'double') return { ok: true, value };
  if (Number.isInteger(value) && Math.abs(value) <= limit) return { ok: true, value };
  return { ok: false, error: `Input string '${value}' is not a valid integer. Path '${field.name}'.` };
}

function checkText(field: FieldDefinition, value: unknown): CheckedValue {
  if (typeof value !== 'string') return unexpected(field, value);
  const { maxLength } = field;
  if (maxLength === undefined || value.length <= maxLength) return { ok: true, value };
  return { ok: false, error: `The value of field ${field.name} exceeds the maximum length of ${maxLength}.` };
}

function checkDate(field: FieldDefinition, value: unknown): CheckedValue {
  const milliseconds = typeof value === 'string' ? parseDate(value) : undefined;
  if (milliseconds !== undefined) return { ok: true, value: formatDate(milliseconds) };
  return { ok: false, error: `Could not convert string to DateTime: ${String(value)}. Path '${field.name}'.` };
}

/**
 * Holds a JSON value against a field's type and length (autotask.md § 2.2: no conversion between types).
 * Dates come back as UTC ISO text; null passes.
 */
export function checkValue(field: FieldDefinition, value: unknown): CheckedValue {
  if (value === null) return { ok: true, value };
  switch (field.type) {
    case 'long':
    case 'int':
    case 'double':
      return checkNumber(field, value);
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : unexpected(field, value);
    case 'datetime':
      return checkDate(field, value);
    case 'string':
      return checkText(field, value);
    case 'object':
      return typeof value === 'string' ? checkText(field, value) : { ok: true, value };
  }
}
