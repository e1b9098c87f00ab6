import type Big from 'big.js';
import { decimal } from '../money';

/** More than any amount has; the default would round to three. */
const MOST_PLACES = 20;

/**
 * An amount as people read it, in the form of the locale (`3,481.75`): two places, more where there are more, never rounded.
 * Quote Manager states no currency, so the number stands alone.
 */
export function formatMoney(amount: Big | number | string, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: MOST_PLACES });
  // As text: a number would lose the last digits of a long amount.
  return format.format(decimal(amount).toFixed() as `${number}`);
}
