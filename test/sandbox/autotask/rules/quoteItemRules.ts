import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';
import { RefusedError, refuseUnless } from '../RefusedError.ts';
import { type Draft, type EntityRules, isChanged, numberIn, referencedBy, setDefault } from '../write/Draft.ts';
import { checkMaterialCode } from './checkBillingCode.ts';
import { isOpportunityActive } from './isOpportunityActive.ts';
import { checkPeriod } from './quoteItemPeriod.ts';
import { type QuoteItemType, quoteItemTypes, referenceFields } from './quoteItemTypes.ts';

const discountFields = ['unitDiscount', 'percentageDiscount', 'lineDiscount'];
const serviceType = 11;

function checkQuote(context: AutotaskContext, item: AutotaskRecord): void {
  const quote = context.store.get('Quotes', numberIn(item, 'quoteID'));
  const opportunity = quote && context.store.get('Opportunities', numberIn(quote, 'opportunityID'));
  const active = opportunity !== undefined && isOpportunityActive(context, opportunity);
  refuseUnless(active, 'Quote items can be changed only while the opportunity is in the Active status.');
}

function checkAmounts({ record }: Draft): void {
  refuseUnless(numberIn(record, 'quantity') >= 0, 'quantity must not be negative.');
  const discounts = discountFields.map((field) => numberIn(record, field));
  refuseUnless(
    discounts.every((discount) => discount >= 0),
    'Discounts must not be negative.',
  );
  const given = discounts.filter((discount) => discount > 0);
  refuseUnless(given.length <= 1, 'Only one of unitDiscount, percentageDiscount, lineDiscount can be more than 0.');
  const percentage = numberIn(record, 'percentageDiscount');
  refuseUnless(percentage <= 100, 'percentageDiscount must not be more than 100.');
  const type = record.quoteItemType;
  refuseUnless(type !== 10 || numberIn(record, 'lineDiscount') === 0, 'A discount item cannot have a lineDiscount.');
  const plainSetup = type !== 13 || (given.length === 0 && numberIn(record, 'unitCost') === 0);
  refuseUnless(plainSetup, 'A contract set-up fee has neither discounts nor a unitCost.');
}

function checkReferences(draft: Draft): QuoteItemType {
  const { record } = draft;
  const type = quoteItemTypes[numberIn(record, 'quoteItemType')];
  if (!type) throw new RefusedError(`quoteItemType ${String(record.quoteItemType)} is not supported.`);
  refuseUnless(!draft.before || !isChanged(draft, 'quoteItemType'), 'quoteItemType cannot be changed.');
  const named = referenceFields.filter((field) => typeof record[field] === 'number');
  refuseUnless(named.length <= 1, `Only one reference is allowed: ${named.join(', ')}.`);
  const expected = type.reference === null ? [] : [type.reference];
  const fits = named.length === expected.length && named[0] === expected[0];
  refuseUnless(fits, `quoteItemType ${String(record.quoteItemType)} needs ${type.reference ?? 'no reference'}.`);
  return type;
}

function checkCatalogue(draft: Draft, catalogue: AutotaskRecord, field: string): void {
  if (!isChanged(draft, field)) return;
  if (field === 'chargeID') checkMaterialCode(catalogue, field);
  refuseUnless(catalogue.isActive !== false && catalogue.isActive !== 0, `${field}: the catalogue entry is inactive.`);
}

function checkServiceCount({ context, record }: Draft): void {
  if (record.quoteItemType !== serviceType) return;
  const same = context.store
    .all('QuoteItems')
    .filter((item) => item.quoteID === record.quoteID && item.serviceID === record.serviceID && item.id !== record.id);
  refuseUnless(same.length < 2, 'The same service can be on a quote only twice.');
}

function fillFromCatalogue({ context, record, before }: Draft, type: QuoteItemType, catalogue: AutotaskRecord): void {
  // The catalogue names services and bundles; what the client sends as name is dropped without a word.
  if (type.reference === 'serviceID' || type.reference === 'serviceBundleID') record.name = catalogue.name;
  setDefault(record, 'name', catalogue.name);
  setDefault(record, 'unitPrice', catalogue.unitPrice ?? 0);
  setDefault(record, 'unitCost', catalogue.unitCost);
  if (before) return;
  const codeId = catalogue.productBillingCodeID ?? catalogue.billingCodeID;
  const code = type.entity === 'BillingCodes' ? catalogue : context.store.get('BillingCodes', Number(codeId));
  setDefault(record, 'taxCategoryID', code?.taxCategoryID ?? catalogue.quoteItemDefaultTaxCategoryId);
}

/** Items of quotes (autotask.md § 3.3). */
export const quoteItemRules: EntityRules = {
  check(draft) {
    const { record, context } = draft;
    checkQuote(context, record);
    checkAmounts(draft);
    const type = checkReferences(draft);
    const catalogue = type.reference && type.entity ? referencedBy(draft, type.reference, type.entity) : undefined;
    refuseUnless(record.quoteItemType !== 1 || Boolean(record.name), 'Missing Required Field: name');
    if (type.reference && catalogue) checkCatalogue(draft, catalogue, type.reference);
    checkPeriod(draft, type, catalogue);
    checkServiceCount(draft);
    if (catalogue) fillFromCatalogue(draft, type, catalogue);
    setDefault(record, 'isTaxable', typeof record.taxCategoryID === 'number');
    // One currency: the internal amounts are the given ones.
    record.internalCurrencyUnitPrice = record.unitPrice ?? null;
    record.internalCurrencyUnitDiscount = record.unitDiscount ?? null;
    record.internalCurrencyLineDiscount = record.lineDiscount ?? null;
    const last = context.store.all('QuoteItems').filter((item) => item.quoteID === record.quoteID);
    setDefault(record, 'sortOrderID', Math.max(0, ...last.map((item) => numberIn(item, 'sortOrderID'))) + 1);
  },
  checkDelete: checkQuote,
};
