/** What one list of the API can be asked for besides paging. */
export interface ResourceRules {
  /** Documented filter: parameter and record field have the same name. */
  filter?: { name: string; kind: 'integer' | 'text' };
  /** True where `modifiedAfter` is documented; elsewhere it is ignored like any unknown parameter. */
  modifiedAfter: boolean;
  /** False only for `category`, which answers everything at once. */
  paged: boolean;
  /** False only for `productimage`, which has no `{id}` route. */
  byId: boolean;
}

const plain: ResourceRules = { modifiedAfter: true, paged: true, byId: true };

const child = (name: string): ResourceRules => ({ ...plain, filter: { name, kind: 'integer' } });

const numbered = (name: string): ResourceRules => ({ ...plain, filter: { name, kind: 'text' } });

/**
 * The 20 resources of the public API, by their name in the URL (lower case).
 * Source: the vendor's OpenAPI document.
 */
export const quoteManagerResources: Record<string, ResourceRules> = {
  brand: plain,
  category: { modifiedAfter: false, paged: false, byId: true },
  contact: child('customerID'),
  customer: plain,
  customeraddress: child('customerID'),
  employee: { ...plain, modifiedAfter: false },
  product: numbered('manufacturerPartNumber'),
  productimage: { ...child('productID'), modifiedAfter: false, byId: false },
  productsupplier: child('productID'),
  purchaseorder: numbered('orderNumber'),
  purchaseordercost: child('purchaseOrderID'),
  purchaseorderline: child('purchaseOrderID'),
  quote: numbered('quoteNumber'),
  quoteline: { ...child('quoteSectionID'), modifiedAfter: false },
  quotesection: { ...child('quoteID'), modifiedAfter: false },
  salesorder: numbered('orderNumber'),
  salesorderline: child('salesOrderID'),
  salesorderpayment: child('salesOrderID'),
  supplier: plain,
  warehouse: plain,
};
