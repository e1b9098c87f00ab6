import Big from 'big.js';
import type { FieldValue } from './plan';

const DATE_TIME = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Are two values of a field the same to a person? Autotask answers dates with a time, texts with its own line ends, and an
 * empty text as null; amounts are compared to 4 places, the precision that is written.
 */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Big(a).round(4).eq(Big(b).round(4));
  return canonical(a) === canonical(b);
}

function canonical(value: FieldValue | undefined): FieldValue {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') return value;
  if (DATE_TIME.test(value)) return value.slice(0, 10);
  return value.replace(/\r\n?/g, '\n').trim() || null;
}
