import Big from 'big.js';

export type Period = 'oneTime' | 'monthly' | 'quarterly' | 'yearly';

/** Net per period as decimal text, two places. */
export type Totals = Record<Period, string>;

/** Half away from zero (sync-rules § 2, Derivations). */
export const round = (value: Big, places: number): Big => value.round(places, Big.roundHalfUp);

interface Priced {
  quantity: number;
  unitPrice: number;
  percentageDiscount?: number;
  lineDiscount?: number;
}

/** round(quantity × price − discount) to 2 places (sync-rules § 2, Derivations). */
export function netOf({ quantity, unitPrice, percentageDiscount = 0, lineDiscount = 0 }: Priced): Big {
  const gross = new Big(quantity).times(unitPrice);
  return round(gross.minus(gross.times(percentageDiscount).div(100)).minus(lineDiscount), 2);
}

/** Sums nets by period. */
export function sumByPeriod(entries: { period: Period; net: Big }[]): Totals {
  const sum = (period: Period) =>
    entries.reduce((total, entry) => (entry.period === period ? total.plus(entry.net) : total), new Big(0)).toFixed(2);
  return { oneTime: sum('oneTime'), monthly: sum('monthly'), quarterly: sum('quarterly'), yearly: sum('yearly') };
}
