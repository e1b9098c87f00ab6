/** What an item of a type must name, and which period it may have. */
export interface QuoteItemType {
  /** The one reference field that it needs; null = it may have none. */
  reference: string | null;
  /** Entity of the reference. */
  entity?: string;
  onlyOneTime: boolean;
}

/** Fields that name what is sold; an item has at most one. */
export const referenceFields = [
  'productID',
  'chargeID',
  'laborID',
  'expenseID',
  'shippingID',
  'serviceID',
  'serviceBundleID',
] as const;

/** The item types by their system-fixed numbers (autotask.md § 3.3). */
export const quoteItemTypes: Record<number, QuoteItemType | undefined> = {
  1: { reference: 'productID', entity: 'Products', onlyOneTime: false },
  2: { reference: 'chargeID', entity: 'BillingCodes', onlyOneTime: true },
  3: { reference: 'laborID', entity: 'Roles', onlyOneTime: true },
  4: { reference: 'expenseID', entity: 'BillingCodes', onlyOneTime: true },
  6: { reference: 'shippingID', entity: 'ShippingTypes', onlyOneTime: true },
  10: { reference: null, onlyOneTime: false },
  11: { reference: 'serviceID', entity: 'Services', onlyOneTime: false },
  12: { reference: 'serviceBundleID', entity: 'ServiceBundles', onlyOneTime: false },
  13: { reference: null, onlyOneTime: false },
};
