/** Names that the field's own words do not say well. */
const SPECIAL: Record<string, string> = {
  billToLocationID: 'billing address',
  billingCodeID: 'material code',
  chargeID: 'material code',
  externalID: 'external number',
  externalQuoteNumber: 'quote number',
  isBillableToCompany: 'billable',
  isOptional: 'optional',
  opportunityCategoryID: 'category',
  ownerResourceID: 'owner',
  periodType: 'period',
  purchaseOrderNumber: 'PO number',
  quoteItemType: 'kind of item',
  shipToLocationID: 'delivery address',
  soldToLocationID: 'sold-to address',
  taxCategoryID: 'tax category',
  unitQuantity: 'quantity',
  useQuoteTotals: 'amounts from the quote',
};

/** A field's name as people say it: `projectedCloseDate` → projected close date, `contactID` → contact. */
export function fieldWords(field: string): string {
  const special = SPECIAL[field];
  if (special !== undefined) return special;
  return field
    .replace(/ID$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
