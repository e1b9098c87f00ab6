import Big from 'big.js';
import type { FieldValue } from '../plan';

const DATE_TIME = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Are two values of a field the same to a person? Autotask answers dates with a time, texts with its own line ends, and an
 * empty text as null; amounts are compared to 4 places, the precision that is written.
 */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return a === b || canonicalText(a) === canonicalText(b);
}

/** One text for all values that are the same to a person, and another one for any other. */
export function canonicalText(value: FieldValue | undefined): string {
  // `toString` of a negative zero is "0", as it should be here.
  if (typeof value === 'number') return Big(value).round(4).toString();
  return JSON.stringify(canonical(value));
}

function canonical(value: string | boolean | null | undefined): string | boolean | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') return value;
  if (DATE_TIME.test(value)) return value.slice(0, 10);
  return value.replace(/\r\n?/g, '\n').trim() || null;
}
