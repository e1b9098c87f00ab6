import type Big from 'big.js';
import { resolveChoice, settingMissing } from '../matching/resolveChoice';
import { taxCategoryOf } from '../matching/resolveMaterialCode';
import { priceFields } from '../money';
import type { Problem } from '../problem';
import type { Result } from '../result';
import { buildItem, type DesiredItem, type ItemTarget } from './desiredItem';
import type { ItemContext } from './itemContext';
import { costTarget, withPeriod } from './itemTarget';

interface HeaderItem {
  key: string;
  name: string;
  amount: Big;
  target: Result<ItemTarget>;
}

/** Shipping, payment surcharge and coupon of the document's header, each where its amount is not 0 (sync-rules § 3, table). */
export function headerItems(context: ItemContext): { items: DesiredItem[]; problems: Problem[] } {
  const { surcharge, coupon } = context.document;
  const { surchargeMaterialCode, couponMaterialCode } = context.settings;
  const wanted: HeaderItem[] = [...shippingItem(context)];
  if (!surcharge.eq(0)) {
    const target = costTarget(surchargeMaterialCode, 'surchargeMaterialCode', context);
    wanted.push({ key: 'item:surcharge', name: 'Payment surcharge', amount: surcharge, target });
  }
  if (!coupon.eq(0)) {
    const target = costTarget(couponMaterialCode, 'couponMaterialCode', context);
    wanted.push({ key: 'item:coupon', name: 'Coupon', amount: coupon.times(-1), target });
  }
  return {
    items: wanted.flatMap((entry) => (entry.target.ok ? [toItem(entry, entry.target.value)] : [])),
    problems: wanted.flatMap((entry) => (entry.target.ok ? [] : [entry.target.problem])),
  };
}

function shippingItem(context: ItemContext): HeaderItem[] {
  const { document, reference, settings } = context;
  if (document.shipping.eq(0)) return [];
  const entry = { key: 'item:shipping', name: 'Shipping', amount: document.shipping };
  const type = resolveChoice(settings.opportunity.shippingType, reference.shippingTypes);
  if (!type.ok) {
    const problem = settingMissing('opportunity.shippingType', type.reason);
    return [{ ...entry, target: { ok: false, problem } }];
  }
  const tax = taxCategoryOf(type.value.billingCodeID, reference);
  const target = withPeriod(6, { field: 'shippingID', id: type.value.id }, 'oneTime', tax, context);
  return [{ ...entry, name: type.value.name, target }];
}

function toItem({ key, name, amount }: HeaderItem, target: ItemTarget): DesiredItem {
  const interpretation = { price: 'beforeDiscount', fixedDiscount: 'perLine' } as const;
  return buildItem({
    key,
    lineIds: [],
    target,
    name,
    description: '',
    numbers: priceFields({ price: amount, quantity: 1, discount: null, interpretation }),
    amount,
    unitCost: null,
    isOptional: false,
  });
}
