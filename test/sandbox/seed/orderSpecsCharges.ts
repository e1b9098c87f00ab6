import { seedProducts as p } from './catalogueExceptions.ts';
import { type OrderSpec, productLines } from './documentSpecs.ts';
import { seedIndex } from './seedIndex.ts';

/** A product id that Quote Manager does not know (any more). */
const vanishedProduct = 99_999;

/** Unquoted orders about what is charged, and how. */
export const orderSpecsCharges: OrderSpec[] = [
  { id: seedIndex.orderSurcharge, customer: 1004, lines: productLines(2027, 2), surcharge: 7.35, delivery: 8 },
  { id: seedIndex.orderCoupon, customer: 1005, lines: productLines(2029, 2), coupon: 25 },
  {
    id: seedIndex.orderFreeText,
    customer: 1006,
    lines: [
      { product: 2031 },
      { title: 'Gift wrapping', price: 4.5, quantity: 2 },
      { title: 'Storage of spares', price: 15, period: 'monthly', duration: 6 },
    ],
  },
  {
    id: seedIndex.orderUnknownProduct,
    customer: 1007,
    lines: [{ product: 2032 }, { unknownProductId: vanishedProduct, title: 'Discontinued scanner', price: 210 }],
  },
  {
    id: seedIndex.orderIndivisible,
    customer: 1008,
    lines: [
      { product: 2033, price: 100, quantity: 3, percent: 12.34 },
      { product: 2034, price: 33.33, quantity: 7, fixed: 10 },
      { product: 2035, price: 50, quantity: 4, percent: 10 },
    ],
  },
  {
    id: seedIndex.orderServices,
    customer: 1009,
    lines: [
      { product: 2036 },
      { product: p.serviceMonthly, quantity: 5, duration: 12 },
      { product: p.serviceOneOff },
      { product: p.bundleMonthly, quantity: 2 },
    ],
  },
  {
    id: seedIndex.orderRecurringProduct,
    customer: 1010,
    lines: [{ product: p.licenceMonthly, quantity: 10, duration: 12 }, { product: p.licenceYearly }],
  },
  {
    id: seedIndex.orderTexts,
    customer: 1025,
    lines: [
      { product: 2037, title: `Backpack 🎒 ${'extra '.repeat(30)}`.trim(), description: '<b>Grey</b> &amp; blue' },
      { title: 'חבילת אחריות', price: 30 },
    ],
    reference: 'Bestellung № 7 🚚',
  },
  {
    id: seedIndex.orderSerialNumbers,
    customer: 1011,
    lines: [{ product: 2041, quantity: 2, serialNumbers: ['SN-0001', 'SN-0002'] }],
    fields: { fulfillmentStatus: 1 },
  },
  {
    id: seedIndex.orderEverything,
    customer: 1012,
    lines: [
      { product: 2042, quantity: 3, percent: 5 },
      { product: 2043, quantity: 2, fixed: 20 },
      { product: p.licenceMonthly, quantity: 5 },
      { product: p.serviceMonthly, quantity: 5 },
      { title: 'Express handling', price: 25 },
    ],
    delivery: 30,
    surcharge: 12.5,
    coupon: 40,
    reference: 'PO-ALL',
  },
  {
    id: seedIndex.orderNegativeLine,
    customer: 1014,
    lines: [
      { product: 2045, quantity: 2 },
      { title: 'Trade-in', price: -60 },
    ],
  },
];
