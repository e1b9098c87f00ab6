import Big from 'big.js';
import { netOf, sumByPeriod, type Totals } from './decimals.ts';
import type { Line } from './lines.ts';
import type { Source } from './sourceView.ts';

const netOfLine = (line: Line): Big =>
  netOf({
    quantity: line.quantity,
    unitPrice: line.price,
    percentageDiscount: line.percent,
    lineDiscount: line.fixed,
  });

const headerNet = ({ shipping, surcharge, coupon }: Source): Big => new Big(shipping).plus(surcharge).minus(coupon);

/** What a document adds up to by period, optional lines left out; shipping, surcharge and coupon are one-time (sync-rules § 2.3). */
export function documentTotals(source: Source): Totals {
  const lines = source.lines.filter((line) => !line.isOptional);
  const entries = lines.map((line) => ({ period: line.period, net: netOfLine(line) }));
  return sumByPeriod([...entries, { period: 'oneTime', net: headerNet(source) }]);
}

/** What of an order a ticket charges, and what it only lists: services (sync-rules § 4). Two places each. */
export function chargeableTotals(source: Source): { charged: string; listed: string } {
  const sum = (lines: Line[]) => lines.reduce((total, line) => total.plus(netOfLine(line)), new Big(0));
  const isService = (line: Line) => line.product?.kind === 'service';
  const charged = sum(source.lines.filter((line) => !isService(line))).plus(headerNet(source));
  return { charged: charged.toFixed(2), listed: sum(source.lines.filter(isService)).toFixed(2) };
}
