/**
 * The Autotask records that a sync reads, reduced to the fields it uses. Names are Autotask's own (REST v1.0, camelCase).
 * Numbers that are money arrive as JSON numbers and are compared through `money.ts`, never with `===`.
 */
export type AutotaskId = number;

export interface AutotaskCompany {
  id: AutotaskId;
  companyName: string;
  companyNumber: string | null;
  isActive: boolean;
  taxRegionID: number | null;
  currencyID: number | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
}

export interface AutotaskContact {
  id: AutotaskId;
  companyID: AutotaskId;
  emailAddress: string | null;
  isActive: boolean;
}

export interface AutotaskResource {
  id: AutotaskId;
  email: string | null;
  isActive: boolean;
}

/** One value of a record's user-defined fields; Autotask states all of them as text. */
export interface UserDefinedValue {
  name: string;
  value: string | null;
}

export interface AutotaskOpportunity {
  id: AutotaskId;
  title: string;
  companyID: AutotaskId;
  contactID: AutotaskId | null;
  ownerResourceID: AutotaskId;
  stage: number;
  status: number;
  probability: number;
  amount: number;
  cost: number;
  startDate: string;
  projectedCloseDate: string;
  opportunityCategoryID: number | null;
  leadSource: number | null;
  winReason: number | null;
  lossReason: number | null;
  useQuoteTotals: boolean;
  description: string | null;
  onetimeRevenue: number | null;
  monthlyRevenue: number | null;
  quarterlyRevenue: number | null;
  yearlyRevenue: number | null;
  userDefinedFields: UserDefinedValue[];
}

export interface AutotaskQuote {
  id: AutotaskId;
  opportunityID: AutotaskId;
  companyID: AutotaskId | null;
  contactID: AutotaskId | null;
  name: string;
  externalQuoteNumber: string | null;
  effectiveDate: string;
  expirationDate: string;
  primaryQuote: boolean;
  purchaseOrderNumber: string | null;
  taxRegionID: number | null;
  billToLocationID: AutotaskId;
  shipToLocationID: AutotaskId;
  soldToLocationID: AutotaskId;
}

export interface AutotaskQuoteItem {
  id: AutotaskId;
  quoteID: AutotaskId;
  quoteItemType: number;
  name: string | null;
  description: string | null;
  productID: AutotaskId | null;
  serviceID: AutotaskId | null;
  chargeID: AutotaskId | null;
  shippingID: AutotaskId | null;
  quantity: number;
  unitPrice: number | null;
  unitCost: number | null;
  unitDiscount: number;
  percentageDiscount: number;
  lineDiscount: number;
  isOptional: boolean;
  periodType: number | null;
  taxCategoryID: number | null;
}

export interface AutotaskQuoteLocation {
  id: AutotaskId;
  address1: string | null;
  address2: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
}

export interface AutotaskProduct {
  id: AutotaskId;
  name: string;
  sku: string | null;
  externalProductID: string | null;
  manufacturerProductName: string | null;
  manufacturerName: string | null;
  isActive: boolean;
  isSerialized: boolean;
  productBillingCodeID: AutotaskId | null;
  unitPrice: number | null;
  unitCost: number | null;
  msrp: number | null;
}

export interface AutotaskService {
  id: AutotaskId;
  name: string;
  sku: string | null;
  externalID: string | null;
  catalogNumberPartNumber: string | null;
  isActive: boolean;
  billingCodeID: AutotaskId | null;
  periodType: number | null;
  unitPrice: number | null;
  unitCost: number | null;
}

export interface AutotaskBillingCode {
  id: AutotaskId;
  name: string;
  isActive: boolean;
  useType: number | null;
  taxCategoryID: AutotaskId | null;
}

export interface AutotaskShippingType {
  id: AutotaskId;
  name: string;
  isActive: boolean;
  billingCodeID: AutotaskId | null;
}

export interface AutotaskTaxRegion {
  id: AutotaskId;
  name: string;
  isActive: boolean;
}

export interface AutotaskTicket {
  id: AutotaskId;
  ticketNumber: string | null;
  title: string;
  companyID: AutotaskId;
  contactID: AutotaskId | null;
  opportunityID: AutotaskId | null;
  description: string | null;
  externalID: string | null;
  purchaseOrderNumber: string | null;
  status: number;
  priority: number | null;
  queueID: number | null;
  source: number | null;
  issueType: number | null;
  subIssueType: number | null;
  ticketCategory: number | null;
  dueDateTime: string | null;
  userDefinedFields: UserDefinedValue[];
}

export interface AutotaskTicketCharge {
  id: AutotaskId;
  ticketID: AutotaskId;
  name: string;
  description: string | null;
  productID: AutotaskId | null;
  billingCodeID: AutotaskId | null;
  chargeType: number | null;
  datePurchased: string | null;
  unitQuantity: number;
  unitPrice: number | null;
  unitCost: number | null;
  isBillableToCompany: boolean;
  isBilled: boolean;
}

/** One value of a picklist of the tenant. */
export interface PicklistEntry {
  id: number;
  label: string;
  isActive: boolean;
  isDefault: boolean;
  /** Value of the list above it (`issueType` of a `subIssueType`) to which this one belongs; absent where there is none. */
  parentId?: number;
}

/** Entities that a sync writes or reads, by their name in the REST interface. */
export type AutotaskEntity =
  | 'Opportunities'
  | 'Quotes'
  | 'QuoteItems'
  | 'QuoteLocations'
  | 'Products'
  | 'Services'
  | 'Companies'
  | 'Contacts'
  | 'Resources'
  | 'BillingCodes'
  | 'ShippingTypes'
  | 'Currencies'
  | 'TaxRegions'
  | 'Tickets'
  | 'TicketCharges';
