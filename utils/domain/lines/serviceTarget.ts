import { createService } from '../matching/createCatalogueItem';
import { matchService } from '../matching/matchService';
import { periodTypeOf } from '../matching/periodTypeOf';
import { taxCategoryOf } from '../matching/resolveMaterialCode';
import type { Result } from '../result';
import type { SourceLine, SourceProduct } from '../sourceDocument';
import type { ItemTarget } from './desiredItem';
import type { ItemContext } from './itemContext';
import { lineProblem } from './lineProblem';

/** The Service item of a recurring service or bundle, key *and period* equal (sync-rules § 3). */
export function serviceTarget(line: SourceLine, product: SourceProduct, context: ItemContext): Result<ItemTarget> {
  const { reference, settings, services } = context;
  const itemPeriod = periodTypeOf(line.period, reference, settings, 'QuoteItems.periodType');
  if (!itemPeriod.ok) return itemPeriod;
  const servicePeriod = periodTypeOf(line.period, reference, settings, 'Services.periodType');
  if (!servicePeriod.ok) return servicePeriod;
  const asItem = (id: ItemTarget['reference']['id'], taxCategoryId: number | null): Result<ItemTarget> => ({
    ok: true,
    value: {
      type: 11,
      reference: { field: 'serviceID', id },
      period: line.period,
      periodTypeId: itemPeriod.value,
      taxCategoryId,
    },
  });
  const wanted = { period: line.period, typeId: servicePeriod.value };
  const match = matchService(product, wanted, services, linkedServiceIds(product, context));
  switch (match.kind) {
    case 'found':
      return asItem(match.service.id, taxCategoryOf(match.service.billingCodeID, reference));
    case 'ambiguous':
      return { ok: false, problem: lineProblem('ambiguous-product', line, context, { candidates: match.candidates }) };
    case 'inactive':
      return {
        ok: false,
        problem: lineProblem('product-inactive', line, context, { entity: 'Services', id: match.service.id }),
      };
    default: {
      const made = makeService(line, product, match.kind === 'periodDiffers', context);
      return made.ok ? asItem({ created: made.value.operation.key }, made.value.taxCategoryId) : made;
    }
  }
}

function makeService(line: SourceLine, product: SourceProduct, isVariant: boolean, context: ItemContext) {
  // Without a number a later sync could not know the service again and would make it anew.
  if (context.settings.products.missing === 'create' && product.number.trim() !== '') {
    return createService(line, product, isVariant, context);
  }
  const code = isVariant ? 'service-period-differs' : 'product-not-found';
  return { ok: false, problem: lineProblem(code, line, context) } as const;
}

/** Services that this product was linked to before, the plain one and its variants. */
export function linkedServiceIds(product: SourceProduct, { linkedServices }: ItemContext): number[] {
  const number = product.number.trim();
  if (!linkedServices || number === '') return [];
  const keys = ['', ':oneTime', ':monthly', ':quarterly', ':yearly'].map((ending) => `${number}${ending}`);
  return keys.map((key) => linkedServices.get(key)).filter((id): id is number => id !== undefined);
}
