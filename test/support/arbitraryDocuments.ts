import Big from 'big.js';
import fc from 'fast-check';
import type { SourceDocument } from '../../utils/domain/sourceDocument';
import { aLine, aProduct, aServiceProduct, someSettings, withLines } from './documents';

const address = fc.option(
  fc.record({
    street: fc.string({ minLength: 1, maxLength: 130 }),
    city: fc.constantFrom('', 'Perth', 'Sydney'),
    state: fc.constantFrom('', 'WA'),
    postalCode: fc.constantFrom('', '6000'),
  }),
);
const shape = fc.constantFrom(
  { product: aProduct(), period: 'oneTime' as const },
  { product: aProduct(), period: 'monthly' as const },
  { product: aProduct({ number: 'PN-NEW', manufacturerPartNumber: '' }), period: 'oneTime' as const },
  { product: aServiceProduct(), period: 'monthly' as const },
  { product: aServiceProduct({ number: 'SV-NEW', name: 'Patching' }), period: 'yearly' as const },
  { product: aServiceProduct(), period: 'oneTime' as const },
  { product: null, period: 'oneTime' as const },
);
const line = fc.record({
  shape,
  title: fc.string({ maxLength: 130 }),
  description: fc.string({ maxLength: 40 }),
  price: fc.integer({ min: -1_000_000, max: 10_000_000 }).map((n) => new Big(n).div(10_000)),
  quantity: fc.integer({ min: 0, max: 400 }).map((n) => n / 4),
  isOptional: fc.boolean(),
  discount: fc.option(
    fc.record({
      kind: fc.constantFrom('percentage' as const, 'fixed' as const),
      value: fc.integer({ min: 0, max: 10_000 }).map((n) => new Big(n).div(100)),
    }),
  ),
});
/** Quotes of lines of every kind, in every state, with addresses that may be missing. */
export const anyQuote = fc
  .record({
    lines: fc.array(line, { maxLength: 8 }),
    title: fc.string({ maxLength: 200 }),
    state: fc.constantFrom('draft' as const, 'sent' as const, 'won' as const, 'declined' as const),
    shipping: fc.constantFrom(new Big(0), new Big('35.5')),
    billing: address,
    delivery: address,
  })
  .map(({ lines, billing, delivery, ...rest }) =>
    withLines(
      lines.map(({ shape: kind, ...values }, index) => aLine({ ...kind, ...values, id: index + 1, position: index })),
      {
        ...rest,
        customer: { id: 5, name: 'Acme Pty', accountNumber: 'ACME', billingAddress: billing },
        deliveryAddress: delivery,
      },
    ),
  );
/** Lines that cannot be written are left out, and prices are read in one way: what is looked at is the plan. */
export const plainSettings = someSettings({
  lineProblems: 'skip',
  interpretation: { price: 'beforeDiscount', fixedDiscount: 'perLine', tax: 'perLine', taxRate: 'percent' },
});

/** Orders with surcharge and coupon, of a quote or none. */
export const anyOrder = fc
  .tuple(
    anyQuote,
    fc.nat({ max: 9_999 }),
    fc.nat({ max: 9_999 }),
    fc.boolean(),
    fc.option(fc.string({ maxLength: 60 })),
  )
  .map(([source, surcharge, coupon, hasQuote, reference]): SourceDocument => {
    const { id, title, native } = source;
    return {
      ...source,
      kind: 'order',
      number: 'ON00000001',
      title: hasQuote ? title : '',
      state: 'won',
      orderStatus: 'Approved',
      expiresOn: null,
      reference: reference?.trim() || null,
      surcharge: new Big(surcharge).div(100),
      coupon: new Big(coupon).div(100),
      quote: hasQuote ? { id, number: 'QO00000001', title, native } : null,
      sections: source.sections.map((section) => ({
        ...section,
        lines: section.lines.map((taken) => ({ ...taken, isOptional: false, isSelected: true })),
      })),
    };
  });
