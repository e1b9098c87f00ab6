import { computeLineAmounts } from './computeLineAmounts.ts';
import { recurringTypeOf } from './createCatalogueRecords.ts';
import type { LineSpec } from './documentSpecs.ts';
import { productProfile } from './productProfiles.ts';

/** What quote lines and order lines have in common. */
export function createLineFields(spec: LineSpec): Record<string, unknown> {
  const product = spec.product === undefined ? undefined : productProfile(spec.product);
  const price = spec.price ?? product?.price ?? 0;
  const quantity = spec.quantity ?? 1;
  const taxRate = spec.taxRate ?? 10;
  const period = spec.period ?? product?.period ?? 'once';
  const discounted = spec.percent ?? spec.fixed;
  return {
    title: spec.title ?? product?.title ?? 'Line',
    description:
      spec.description === undefined && product ? `<p>${product.title}, new.</p>` : (spec.description ?? null),
    price,
    taxRate,
    tax: computeLineAmounts({ price, quantity, taxRate, percent: spec.percent, fixed: spec.fixed }).tax,
    quantity,
    isRecurring: period !== 'once',
    recurringType: recurringTypeOf[period],
    recurringDuration: period === 'once' ? null : (spec.duration ?? null),
    discountMethod: discounted === undefined ? null : spec.percent === undefined ? 1 : 0,
    discountValue: discounted ?? null,
  };
}
