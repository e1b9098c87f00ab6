import type Big from 'big.js';
import type { ItemContext, PlannedCreation } from './itemContext';
import { MAX_EXTERNAL_ID } from './matchProduct';
import { variantExternalId } from './matchService';
import { roundMoney, toNumber } from './money';
import { periodLabel, periodTypeOf } from './periodTypeOf';
import type { PlannedFields } from './plan';
import { choiceForCategory } from './resolveChoice';
import { resolveMaterialCode, resolveServiceCode } from './resolveMaterialCode';
import type { Result } from './result';
import { linkName } from './sharedKeys';
import type { SourceLine, SourceProduct } from './sourceDocument';
import { cutText, withSuffix } from './text';

/** The product that Autotask lacks, made once however many lines bear it (sync-rules § 5, *New product*). */
export function createProduct(line: SourceLine, product: SourceProduct, context: ItemContext): Result<PlannedCreation> {
  const key = `product:${linkName(product)}`;
  const planned = context.creations.get(key);
  if (planned) return { ok: true, value: planned };
  const { products } = context.settings;
  const { choice, setting } = choiceForCategory(
    products.materialCodeByCategory,
    product.category,
    products.materialCode,
    {
      byCategory: 'products.materialCodeByCategory',
      general: 'products.materialCode',
    },
  );
  const code = resolveMaterialCode(choice, context.reference, setting);
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
    name: cutText(product.name.trim() || line.title, 100),
    ...filled({
      sku: cutText(product.number.trim(), 50),
      externalProductID: cutText(product.number.trim(), MAX_EXTERNAL_ID),
      manufacturerProductName: cutText(product.manufacturerPartNumber.trim(), 50),
      manufacturerName: cutText(product.brand?.trim() ?? '', 100),
      description: cutText(line.description, 2000),
    }),
    unitPrice: price(product.price),
    msrp: price(product.retailPrice),
    ...cost(product.cost),
    isSerialized: product.isSerialized,
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
  const asVariant = isVariant || first !== undefined;
  const key = asVariant ? `${base}:${line.period}` : base;
  const planned = context.creations.get(key);
  if (planned) return { ok: true, value: planned };
  const { services } = context.settings;
  const { choice, setting } = choiceForCategory(
    services.serviceCodeByCategory,
    product.category,
    services.serviceCode,
    {
      byCategory: 'services.serviceCodeByCategory',
      general: 'services.serviceCode',
    },
  );
  const code = resolveServiceCode(choice, context.reference, setting);
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

function serviceFields(line: SourceLine, product: SourceProduct, isVariant: boolean): PlannedFields {
  const name = product.name.trim() || line.title;
  const number = product.number.trim();
  return {
    name: isVariant ? withSuffix(name, ` (${periodLabel(line.period)})`, 150) : cutText(name, 150),
    externalID: isVariant ? variantExternalId(number, line.period) : cutText(number, MAX_EXTERNAL_ID),
    sku: cutText(number, 50),
    // The catalogue's price and cost belong to the product's own period; a variant takes the price asked in its period.
    unitPrice: price(isVariant ? line.price : product.price),
    ...cost(isVariant ? line.cost : product.cost),
    isActive: true,
  };
}

function remember(context: ItemContext, creation: PlannedCreation): Result<PlannedCreation> {
  context.creations.set(creation.operation.key, creation);
  return { ok: true, value: creation };
}

function price(amount: Big): number {
  return toNumber(roundMoney(amount, 4));
}

function cost(amount: Big | null): PlannedFields {
  return amount === null ? {} : { unitCost: price(amount) };
}

function filled(texts: Record<string, string>): PlannedFields {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
