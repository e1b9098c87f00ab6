import Big from 'big.js';

/** The part of a line that its amounts follow from. `price` is per unit and before the discount. */
export interface PricedLine {
  price: number;
  quantity: number;
  /** Percent of quantity × price. */
  percent?: number;
  /** Amount off the whole line. */
  fixed?: number;
  /** Percent, 10 = 10 %. */
  taxRate: number;
}

/**
 * Net and tax of a line as this tenant states them: tax for the whole line (not per unit), on the discounted net.
 * Both are rounded to 2 places, half away from zero.
 */
export function computeLineAmounts(line: PricedLine): { net: number; tax: number } {
  const gross = new Big(line.price).times(line.quantity);
  const discount = gross
    .times(line.percent ?? 0)
    .div(100)
    .plus(line.fixed ?? 0);
  const net = gross.minus(discount).round(2, Big.roundHalfUp);
  return { net: net.toNumber(), tax: net.times(line.taxRate).div(100).round(2, Big.roundHalfUp).toNumber() };
}
