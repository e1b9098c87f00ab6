import { materialCodeFor, serviceCodeFor } from '../catalogue/catalogueCodes';
import {
  filled,
  productPriceFields,
  productTextFields,
  servicePriceFields,
  serviceTextFields,
} from '../catalogue/catalogueFields';
import type { ItemContext, PlannedCreation } from '../lines/itemContext';
import type { PlannedFields } from '../plan';
import type { Result } from '../result';
import type { SourceLine, SourceProduct } from '../sourceDocument';
import { cutText, withSuffix } from '../text/text';
import { variantExternalId } from './matchService';
import { periodLabel, periodTypeOf } from './periodTypeOf';
import { linkName } from './sharedKeys';

/** The product that Autotask lacks, made once however many lines bear it (sync-rules § 5, *New product*). */
export function createProduct(line: SourceLine, product: SourceProduct, context: ItemContext): Result<PlannedCreation> {
  const key = `product:${linkName(product)}`;
  const planned = context.creations.get(key);
  if (planned) return { ok: true, value: planned };
  const code = materialCodeFor(product, context);
  if (!code.ok) return code;
  return remember(context, {
    operation: {
      kind: 'create',
      key,
      entity: 'Products',
      parent: null,
      fields: productFields(line, product, code.value.id),
      reason: `Autotask has no product "${product.name}" yet`,
    },
    period: null,
    taxCategoryId: code.value.taxCategoryID,
  });
}

function productFields(line: SourceLine, product: SourceProduct, billingCodeId: number): PlannedFields {
  return {
    ...productTextFields(product, line.title),
    ...filled({ description: cutText(line.description, 2000) }),
    ...productPriceFields(product),
    isActive: true,
    productBillingCodeID: billingCodeId,
  };
}

/**
 * The service that Autotask lacks (sync-rules § 5, *New service*). As a variant it bills a known service in another period:
 * `{name} (Yearly)` with `{product number}:yearly` (sync-rules § 3).
 */
export function createService(
  line: SourceLine,
  product: SourceProduct,
  isVariant: boolean,
  context: ItemContext,
): Result<PlannedCreation> {
  const base = `service:${product.number.trim()}`;
  const first = context.creations.get(base);
  if (first && first.period === line.period) return { ok: true, value: first };
  // Two lines may want a new service in two periods: the first gets the plain name, the other becomes its variant.
  const asVariant = isVariant || first !== undefined || isOfAnotherPeriod(line, product);
  const key = asVariant ? `${base}:${line.period}` : base;
  const planned = context.creations.get(key);
  if (planned) return { ok: true, value: planned };
  const code = serviceCodeFor(product, context);
  if (!code.ok) return code;
  const period = periodTypeOf(line.period, context.reference, context.settings, 'Services.periodType');
  if (!period.ok) return period;
  const fields = { ...serviceFields(line, product, asVariant), billingCodeID: code.value.id, periodType: period.value };
  const reason = asVariant
    ? `Autotask bills "${product.name}" in another period`
    : `Autotask has no service "${product.name}" yet`;
  return remember(context, {
    operation: { kind: 'create', key, entity: 'Services', parent: null, fields, reason },
    period: line.period,
    taxCategoryId: code.value.taxCategoryID,
  });
}

/** The plain name and number are left to the service of the product's own period; a one-off product has none. */
const isOfAnotherPeriod = (line: SourceLine, product: SourceProduct): boolean =>
  product.period !== 'oneTime' && product.period !== line.period;

function serviceFields(line: SourceLine, product: SourceProduct, isVariant: boolean): PlannedFields {
  const texts = serviceTextFields(product, line.title);
  // The catalogue's numbers belong to the product's own period; another one takes the price asked in it.
  const prices = servicePriceFields(product.period === line.period ? product : line);
  if (!isVariant) return { ...texts, ...prices, isActive: true };
  return {
    ...texts,
    name: withSuffix(product.name.trim() || line.title, ` (${periodLabel(line.period)})`, 150),
    externalID: variantExternalId(product.number, line.period),
    ...prices,
    isActive: true,
  };
}

function remember(context: ItemContext, creation: PlannedCreation): Result<PlannedCreation> {
  context.creations.set(creation.operation.key, creation);
  return { ok: true, value: creation };
}
