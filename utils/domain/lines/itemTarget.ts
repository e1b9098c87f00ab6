import type { AutotaskId } from '../autotaskRecords';
import { createProduct } from '../matching/createCatalogueItem';
import { freeTextChoice } from '../matching/freeTextChoice';
import { matchProduct } from '../matching/matchProduct';
import { servicesOf } from '../matching/matchService';
import { periodTypeOf } from '../matching/periodTypeOf';
import { choiceForCategory } from '../matching/resolveChoice';
import { resolveMaterialCode, taxCategoryOf } from '../matching/resolveMaterialCode';
import { linkName } from '../matching/sharedKeys';
import type { CreatedId } from '../plan';
import type { Result } from '../result';
import type { ListChoice } from '../settings';
import type { Period, SourceLine, SourceProduct } from '../sourceDocument';
import type { ItemReference, ItemTarget } from './desiredItem';
import type { ItemContext } from './itemContext';
import { lineProblem } from './lineProblem';
import { linkedServiceIds, serviceTarget } from './serviceTarget';

/** Which kind of item a line becomes and what it refers to: the table of sync-rules § 3, row by row. */
export function itemTarget(line: SourceLine, context: ItemContext): Result<ItemTarget> {
  const { product } = line;
  if (product === null) return freeTextTarget(line, context);
  if (product.kind === 'product') return productTarget(line, product, context);
  return line.period === 'oneTime'
    ? oneOffServiceTarget(line, product, context)
    : serviceTarget(line, product, context);
}

/** A Cost item, one-time, with a material code of the settings. */
export function costTarget(choice: ListChoice, setting: string, context: ItemContext): Result<ItemTarget> {
  const code = resolveMaterialCode(choice, context.reference, setting);
  if (!code.ok) return code;
  return withPeriod(2, { field: 'chargeID', id: code.value.id }, 'oneTime', code.value.taxCategoryID, context);
}

/** Adds the tenant's id of the item's period. */
export function withPeriod(
  type: ItemTarget['type'],
  reference: ItemReference,
  period: Period,
  taxCategoryId: number | null,
  context: ItemContext,
): Result<ItemTarget> {
  const periodType = periodTypeOf(period, context.reference, context.settings, 'QuoteItems.periodType');
  if (!periodType.ok) return periodType;
  return { ok: true, value: { type, reference, period, periodTypeId: periodType.value, taxCategoryId } };
}

/** Free text and labor: a cost, or what the user chose for a recurring line (sync-rules § 3, table). */
function freeTextTarget(line: SourceLine, context: ItemContext): Result<ItemTarget> {
  const choice = line.period === 'oneTime' ? ({ kind: 'oneTime' } as const) : freeTextChoice(line, context);
  if (!choice) return { ok: false, problem: lineProblem('recurring-without-service', line, context) };
  if (choice.kind === 'service') {
    const reference = { field: 'serviceID', id: choice.serviceId } as const;
    return withPeriod(11, reference, line.period, choice.taxCategoryId, context);
  }
  if (context.settings.unlisted === 'stop') {
    return { ok: false, problem: lineProblem('product-not-found', line, context) };
  }
  return costTarget(context.settings.unlistedMaterialCode, 'unlistedMaterialCode', context);
}

function productTarget(line: SourceLine, product: SourceProduct, context: ItemContext): Result<ItemTarget> {
  const found = productReference(line, product, context);
  if (!found.ok) return found;
  const { id, taxCategoryId } = found.value;
  return withPeriod(1, { field: 'productID', id }, line.period, taxCategoryId, context);
}

/** The Autotask product that a line refers to. */
export interface ProductReference {
  id: AutotaskId | CreatedId;
  /** Its material code; null while the product is still to be made. */
  materialCodeId: AutotaskId | null;
  taxCategoryId: AutotaskId | null;
}

/** The product of a line, found or planned to be made (sync-rules § 5). */
export function productReference(
  line: SourceLine,
  product: SourceProduct,
  context: ItemContext,
): Result<ProductReference> {
  const { products, reference, settings, linkedProducts } = context;
  const match = matchProduct(product, products, linkedProducts?.get(linkName(product)));
  switch (match.kind) {
    case 'found': {
      const { id, productBillingCodeID: materialCodeId } = match.product;
      return { ok: true, value: { id, materialCodeId, taxCategoryId: taxCategoryOf(materialCodeId, reference) } };
    }
    case 'ambiguous':
      return { ok: false, problem: lineProblem('ambiguous-product', line, context, { candidates: match.candidates }) };
    case 'inactive':
      return {
        ok: false,
        problem: lineProblem('product-inactive', line, context, { entity: 'Products', id: match.product.id }),
      };
    case 'missing': {
      // Without number and part number no later sync could find it again: it would be made anew each time.
      const hasKey = product.number.trim() !== '' || product.manufacturerPartNumber.trim() !== '';
      if (settings.products.missing === 'stop' || !hasKey) {
        return { ok: false, problem: lineProblem('product-not-found', line, context) };
      }
      const made = createProduct(line, product, context);
      if (!made.ok) return made;
      const { operation, taxCategoryId } = made.value;
      return { ok: true, value: { id: { created: operation.key }, materialCodeId: null, taxCategoryId } };
    }
  }
}

/**
 * A one-off service is a Cost with a material code, but taxed as the service is; without a service in Autotask none is made,
 * and the material code's tax category holds (sync-rules § 3).
 */
function oneOffServiceTarget(line: SourceLine, product: SourceProduct, context: ItemContext): Result<ItemTarget> {
  const { services, reference } = context;
  const { oneOffMaterialCode, materialCodeByCategory } = context.settings.services;
  const { choice, setting } = choiceForCategory(materialCodeByCategory, product.category, oneOffMaterialCode, {
    byCategory: 'services.materialCodeByCategory',
    general: 'services.oneOffMaterialCode',
  });
  const cost = costTarget(choice, setting, context);
  if (!cost.ok) return cost;
  const known = servicesOf(product, services, linkedServiceIds(product, context));
  if (known.length === 0) return cost;
  const taxes = new Set(known.map((service) => taxCategoryOf(service.billingCodeID, reference)));
  // Variants of a service usually share its code. Where they differ, the tax would be a guess.
  if (taxes.size > 1) {
    return { ok: false, problem: lineProblem('ambiguous-product', line, context, { candidates: known }) };
  }
  const [tax = null] = taxes;
  return { ok: true, value: { ...cost.value, taxCategoryId: tax ?? cost.value.taxCategoryId } };
}
