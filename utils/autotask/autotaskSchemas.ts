import { z } from 'zod';
import type {
  AutotaskBillingCode,
  AutotaskCompany,
  AutotaskContact,
  AutotaskOpportunity,
  AutotaskProduct,
  AutotaskQuote,
  AutotaskQuoteItem,
  AutotaskQuoteLocation,
  AutotaskResource,
  AutotaskService,
  AutotaskShippingType,
  AutotaskTaxRegion,
  AutotaskTicket,
  AutotaskTicketCharge,
  UserDefinedValue,
} from '../domain/autotaskRecords';
import { matchKeys } from '../domain/matching/matchKeys';

/** A currency, as far as a sync needs it. */
export interface AutotaskCurrency {
  id: number;
  name: string;
  isInternalCurrency: boolean;
}

/** Entities that are read as typed records. */
export interface TypedRecords {
  Companies: AutotaskCompany;
  Contacts: AutotaskContact;
  Resources: AutotaskResource;
  Opportunities: AutotaskOpportunity;
  Quotes: AutotaskQuote;
  QuoteItems: AutotaskQuoteItem;
  QuoteLocations: AutotaskQuoteLocation;
  Products: AutotaskProduct;
  Services: AutotaskService;
  BillingCodes: AutotaskBillingCode;
  ShippingTypes: AutotaskShippingType;
  Currencies: AutotaskCurrency;
  TaxRegions: AutotaskTaxRegion;
  Tickets: AutotaskTicket;
  TicketCharges: AutotaskTicketCharge;
}

/**
 * Reads property names in any case and ignores unknown ones; the type parameter holds the shape to the domain's record.
 * The cast only says what `z.object` cannot infer while `T` is open.
 */
const record = <T>(shape: { [K in keyof T]-?: z.ZodType<T[K]> }): z.ZodType<T> =>
  z.preprocess((value) => matchKeys(value, Object.keys(shape)), z.object(shape)) as unknown as z.ZodType<T>;

const id = z.number().int();
const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
/** Costs vanish from the answer when the API user may not see them (reference § 3.3). */
const amount = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const flag = z.union([z.boolean(), z.number().transform((value) => value !== 0)]);
const flagOrFalse = flag.nullish().transform((value) => value ?? false);
/** Not every entity requires it, and Autotask treats a record without it as usable. Contacts state 0 or 1. */
const activeFlag = flag.nullish().transform((value) => value ?? true);
const userDefinedFields = z
  .array(record<UserDefinedValue>({ name: text, value: optionalText }))
  .nullish()
  .transform((value) => value ?? []);
const address = {
  address1: optionalText,
  address2: optionalText,
  city: optionalText,
  state: optionalText,
  postalCode: optionalText,
};

/** One schema per typed entity. */
export const autotaskSchemas: { [Entity in keyof TypedRecords]: z.ZodType<TypedRecords[Entity]> } = {
  Companies: record<AutotaskCompany>({
    id,
    companyName: text,
    companyNumber: optionalText,
    isActive: activeFlag,
    taxRegionID: optionalNumber,
    currencyID: optionalNumber,
    ...address,
  }),
  Contacts: record<AutotaskContact>({ id, companyID: id, emailAddress: optionalText, isActive: activeFlag }),
  Resources: record<AutotaskResource>({ id, email: optionalText, isActive: activeFlag }),
  Opportunities: record<AutotaskOpportunity>({
    id,
    title: text,
    companyID: id,
    contactID: optionalNumber,
    ownerResourceID: id,
    stage: id,
    status: id,
    probability: amount,
    amount,
    cost: amount,
    startDate: text,
    projectedCloseDate: text,
    opportunityCategoryID: optionalNumber,
    leadSource: optionalNumber,
    winReason: optionalNumber,
    lossReason: optionalNumber,
    useQuoteTotals: flagOrFalse,
    description: optionalText,
    onetimeRevenue: optionalNumber,
    monthlyRevenue: optionalNumber,
    quarterlyRevenue: optionalNumber,
    yearlyRevenue: optionalNumber,
    userDefinedFields,
  }),
  Quotes: record<AutotaskQuote>({
    id,
    opportunityID: id,
    companyID: optionalNumber,
    contactID: optionalNumber,
    name: text,
    externalQuoteNumber: optionalText,
    effectiveDate: text,
    expirationDate: text,
    primaryQuote: flagOrFalse,
    purchaseOrderNumber: optionalText,
    taxRegionID: optionalNumber,
    billToLocationID: id,
    shipToLocationID: id,
    soldToLocationID: id,
  }),
  QuoteItems: record<AutotaskQuoteItem>({
    id,
    quoteID: id,
    quoteItemType: id,
    name: optionalText,
    description: optionalText,
    productID: optionalNumber,
    serviceID: optionalNumber,
    chargeID: optionalNumber,
    shippingID: optionalNumber,
    quantity: amount,
    unitPrice: optionalNumber,
    unitCost: optionalNumber,
    unitDiscount: amount,
    percentageDiscount: amount,
    lineDiscount: amount,
    isOptional: flagOrFalse,
    periodType: optionalNumber,
    taxCategoryID: optionalNumber,
  }),
  QuoteLocations: record<AutotaskQuoteLocation>({ id, ...address }),
  Products: record<AutotaskProduct>({
    id,
    name: text,
    sku: optionalText,
    externalProductID: optionalText,
    manufacturerProductName: optionalText,
    manufacturerName: optionalText,
    isActive: activeFlag,
    isSerialized: flagOrFalse,
    productBillingCodeID: optionalNumber,
    unitPrice: optionalNumber,
    unitCost: optionalNumber,
    msrp: optionalNumber,
  }),
  Services: record<AutotaskService>({
    id,
    name: text,
    sku: optionalText,
    externalID: optionalText,
    catalogNumberPartNumber: optionalText,
    isActive: activeFlag,
    billingCodeID: optionalNumber,
    periodType: optionalNumber,
    unitPrice: optionalNumber,
    unitCost: optionalNumber,
  }),
  BillingCodes: record<AutotaskBillingCode>({
    id,
    name: text,
    isActive: activeFlag,
    useType: optionalNumber,
    taxCategoryID: optionalNumber,
  }),
  ShippingTypes: record<AutotaskShippingType>({ id, name: text, isActive: activeFlag, billingCodeID: optionalNumber }),
  Currencies: record<AutotaskCurrency>({ id, name: text, isInternalCurrency: flagOrFalse }),
  TaxRegions: record<AutotaskTaxRegion>({ id, name: text, isActive: activeFlag }),
  Tickets: record<AutotaskTicket>({
    id,
    ticketNumber: optionalText,
    title: text,
    companyID: id,
    contactID: optionalNumber,
    opportunityID: optionalNumber,
    description: optionalText,
    externalID: optionalText,
    purchaseOrderNumber: optionalText,
    status: id,
    priority: optionalNumber,
    queueID: optionalNumber,
    source: optionalNumber,
    issueType: optionalNumber,
    subIssueType: optionalNumber,
    ticketCategory: optionalNumber,
    dueDateTime: optionalText,
    userDefinedFields,
  }),
  TicketCharges: record<AutotaskTicketCharge>({
    id,
    ticketID: id,
    name: text,
    description: optionalText,
    productID: optionalNumber,
    billingCodeID: optionalNumber,
    chargeType: optionalNumber,
    datePurchased: optionalText,
    unitQuantity: amount,
    unitPrice: optionalNumber,
    unitCost: optionalNumber,
    isBillableToCompany: flagOrFalse,
    isBilled: flagOrFalse,
  }),
};
