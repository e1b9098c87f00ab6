import type Big from 'big.js';
import type { AutotaskId, AutotaskProduct } from '../autotaskRecords';
import { lowestOnly } from '../matching/matchProduct';
import { resolveMaterialCode } from '../matching/resolveMaterialCode';
import { SHIPPING_PRODUCT_KEY } from '../matching/sharedKeys';
import type { CreatedId, Operation } from '../plan';
import { createProblem, type Problem } from '../problem';
import type { Result } from '../result';
import type { ListChoice } from '../settings';
import type { ChargeContext } from './chargeContext';
import { buildCharge, type ChargeReference, type DesiredCharge } from './desiredCharge';

/** Autotask charges shipping through one special product of exactly this name (sync-rules § 4). */
export const SHIPPING_PRODUCT = 'Shipping';

/** What one that we made bears besides its name, so that two browsers that make it at once are told from two people. */
const SHIPPING_MARK = 'special:Shipping';

interface Planned {
  charges: DesiredCharge[];
  creations: Operation[];
  problems: Problem[];
}

interface Target {
  reference: ChargeReference;
  materialCodeId: AutotaskId | null;
  creation?: Operation;
}

/** Shipping, payment surcharge and coupon of the order's header, each where its amount is not 0 (sync-rules § 4, table). */
export function headerCharges(context: ChargeContext): Planned {
  const { shipping, surcharge, coupon } = context.document;
  const { surchargeMaterialCode, couponMaterialCode } = context.settings;
  const planned: Planned = { charges: [], creations: [], problems: [] };
  const add = (part: string, name: string, amount: Big, findTarget: () => Result<Target>) => {
    if (amount.eq(0)) return;
    const target = findTarget();
    if (!target.ok) planned.problems.push(target.problem);
    else {
      const { creation, ...rest } = target.value;
      if (creation) planned.creations.push(creation);
      planned.charges.push(toCharge({ key: `charge:${part}`, name, amount }, rest, context));
    }
  };
  const code = (choice: ListChoice, setting: string) => () => codeTarget(choice, setting, context);
  add('shipping', SHIPPING_PRODUCT, shipping, () => shippingTarget(context));
  add('surcharge', 'Payment surcharge', surcharge, code(surchargeMaterialCode, 'surchargeMaterialCode'));
  add('coupon', 'Coupon', coupon.times(-1), code(couponMaterialCode, 'couponMaterialCode'));
  return planned;
}

function toCharge(
  { key, name, amount }: { key: string; name: string; amount: Big },
  target: Omit<Target, 'creation'>,
  { chargeTypeId, document }: ChargeContext,
): DesiredCharge {
  const once = { quantity: 1, price: amount, net: amount.round(2), unitCost: null };
  const common = { description: '', chargeTypeId, purchasedOn: document.createdOn };
  return buildCharge({ key, name, ...target, ...once, ...common });
}

function codeTarget(choice: ListChoice, setting: string, { reference }: ChargeContext): Result<Target> {
  const code = resolveMaterialCode(choice, reference, setting);
  if (!code.ok) return code;
  const { id } = code.value;
  return { ok: true, value: { reference: { field: 'billingCodeID', id }, materialCodeId: id } };
}

/** The active product named `Shipping`; several are never chosen between (sync-rules § 5). */
function shippingTarget(context: ChargeContext): Result<Target> {
  const linkedId = context.linkedProducts?.get(SHIPPING_PRODUCT);
  const named = context.products.filter(
    (product) => product.id === linkedId || product.name.trim() === SHIPPING_PRODUCT,
  );
  const active = named.filter((product) => product.isActive);
  const linked = active.find((product) => product.id === linkedId);
  const [only, second] = linked ? [linked] : withoutOwnDoubles(active);
  if (second) return { ok: false, problem: shippingProblem('ambiguous-product', active) };
  if (only) return { ok: true, value: productTarget(only.id, only.productBillingCodeID) };
  if (named[0]) return { ok: false, problem: shippingProblem('product-inactive', named) };
  // Made in an earlier attempt and not shown by a query yet.
  if (linkedId !== undefined) return { ok: true, value: productTarget(linkedId, null) };
  if (context.settings.products.missing === 'stop')
    return { ok: false, problem: shippingProblem('product-not-found', []) };
  return shippingCreation(context);
}

/** Browsers that made it at the same moment go on with the lowest id (ADR 16). */
function withoutOwnDoubles(active: AutotaskProduct[]): AutotaskProduct[] {
  const isOurs = active.every(({ externalProductID }) => externalProductID?.trim() === SHIPPING_MARK);
  return isOurs ? lowestOnly(active, []) : active;
}

function productTarget(id: AutotaskId | CreatedId, materialCodeId: AutotaskId | null): Target {
  return { reference: { field: 'productID', id }, materialCodeId };
}

function shippingCreation({ settings, reference }: ChargeContext): Result<Target> {
  const code = resolveMaterialCode(settings.ticket.productMaterialCode, reference, 'ticket.productMaterialCode');
  if (!code.ok) return code;
  const creation: Operation = {
    kind: 'create',
    key: SHIPPING_PRODUCT_KEY,
    entity: 'Products',
    parent: null,
    fields: {
      name: SHIPPING_PRODUCT,
      externalProductID: SHIPPING_MARK,
      isSerialized: false,
      isActive: true,
      productBillingCodeID: code.value.id,
    },
    reason: 'Autotask has no product "Shipping" yet',
  };
  return { ok: true, value: { ...productTarget({ created: SHIPPING_PRODUCT_KEY }, null), creation } };
}

function shippingProblem(
  code: 'ambiguous-product' | 'product-inactive' | 'product-not-found',
  products: AutotaskProduct[],
): Problem {
  const candidates = products.map(({ id, name }) => `"${name}" (#${id})`).join(', ');
  const [first] = products;
  const view = first ? ({ kind: 'autotask', entity: 'Products', id: first.id } as const) : null;
  return createProblem(code, { name: SHIPPING_PRODUCT, number: 'for ticket charges', candidates }, { view });
}
