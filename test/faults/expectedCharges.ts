import Big from 'big.js';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import type { PlainItem } from './expectedItems.ts';

const PLACES = 4;

/**
 * The charges that a sales order's ticket must have, written from sync-rules § 4 and Quote Manager's records alone: product
 * lines without a discount, shipping, surcharge and coupon; the fault suites use no other orders.
 */
export function expectedCharges({ quoteManager }: Sandbox, orderId: number): PlainItem[] {
  const order = quoteManager.get('salesorder', orderId);
  if (!order) throw new Error(`Quote Manager has no order ${orderId}.`);
  const lines = quoteManager.all('salesorderline').filter((line) => line.salesOrderID === orderId);
  const ofLines = lines.map((line) => charge(String(line.title), Number(line.quantity), Number(line.price)));
  const header = [order.deliveryAmount, order.paymentSurchargeAmount, -Number(order.couponDiscount ?? 0)];
  return [...ofLines, ...header.map(Number).flatMap((amount) => (amount === 0 ? [] : [charge('', 1, amount)]))];
}

/** The charges that these tickets have, in the same form; what belongs to no line has no name of the order's. */
export function presentCharges({ autotask }: Sandbox, ticketIds: number[]): PlainItem[] {
  const charges = autotask.all('TicketCharges').filter((record) => ticketIds.includes(Number(record.ticketID)));
  return charges.map((record) => {
    const isOfHeader = record.productID === undefined || record.productID === null || record.name === 'Shipping';
    return charge(isOfHeader ? '' : String(record.name), Number(record.unitQuantity), Number(record.unitPrice));
  });
}

function charge(name: string, quantity: number, price: number): PlainItem {
  const unitPrice = new Big(price).round(PLACES, Big.roundHalfUp);
  const text = ['charge', name, quantity, unitPrice.toFixed(PLACES)].join(' · ');
  return { text, name, net: unitPrice.times(quantity).round(2, Big.roundHalfUp) };
}
