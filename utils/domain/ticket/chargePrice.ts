import type Big from 'big.js';
import { decimal, roundMoney } from '../money';

/** Quantity and price of a ticket charge. */
export interface ChargePrice {
  quantity: Big;
  unitPrice: Big;
  /** The quantity is part of the name instead: `3 × Laptop`. */
  isLump: boolean;
}

/**
 * Charges know no discount: the unit price is the net by the quantity, to 4 places. Where that times the quantity misses the
 * net, the net stands there once (sync-rules § 4). A line of nothing keeps its price.
 */
export function chargePrice(line: { net: Big; quantity: number; price: Big }): ChargePrice {
  const quantity = decimal(line.quantity);
  if (quantity.eq(0) && line.net.eq(0)) return { quantity, unitPrice: roundMoney(line.price, 4), isLump: false };
  const unitPrice = quantity.eq(0) ? quantity : roundMoney(line.net.div(quantity), 4);
  if (unitPrice.times(quantity).eq(line.net)) return { quantity, unitPrice, isLump: false };
  return { quantity: decimal(1), unitPrice: line.net, isLump: true };
}
