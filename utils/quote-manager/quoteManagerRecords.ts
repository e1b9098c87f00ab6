import Big from 'big.js';
import { z } from 'zod';
import { matchKeys } from '../domain/matching/matchKeys';

/** A schema that reads field names in any case, ignores unknown ones and takes a missing field for null. */
function record<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => matchKeys(value, Object.keys(shape)), z.object(shape));
}

const id = z.number().int();
const optionalId = id.nullish().transform((value) => value ?? null);
const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const dateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}/);
const optionalDateTime = dateTime.nullish().transform((value) => value ?? null);
/** Through its decimal text: 0.1 stays 0.1. */
const optionalMoney = z
  .number()
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : Big(String(value))));
const money = optionalMoney.transform((value) => value ?? Big(0));

const recurrence = { isRecurring: flag, recurringType: z.literal([0, 1, 2]).nullish() };
const discount = { discountMethod: z.literal([0, 1]).nullish(), discountValue: optionalMoney };
const delivery = {
  deliveryAddress: text,
  deliveryCity: text,
  deliveryState: text,
  deliveryPostalCode: text,
  deliveryAmount: money,
};

/** A line without its recurrence would be billed in a guessed period. */
const hasPeriod = (line: { isRecurring: boolean; recurringType?: number | null }) =>
  !line.isRecurring || typeof line.recurringType === 'number';
const PERIOD_MISSING = { message: 'is recurring without a recurring type', path: ['recurringType'] };

// Codes: openapi document, schema descriptions. An unknown code is refused: each one decides what is billed.
export const quoteSchema = record({
  id,
  quoteNumber: text,
  title: text,
  status: z.literal([0, 1, 2, 3, 4, 5, 90]),
  salesOrderID: optionalId,
  ownerEmployeeID: optionalId,
  customerID: id,
  contactEmail: optionalText,
  ...delivery,
  autotaskQuoteID: optionalId,
  autotaskOpportunityID: optionalId,
  autotaskOrganizationID: optionalId,
  expiryDate: optionalDateTime,
  createdDate: dateTime,
  modifiedDate: optionalDateTime,
});

export const sectionSchema = record({
  id,
  quoteID: id,
  type: z.literal([-1, 0, 1, 2, 3, 4]),
  lineNumber: count,
  isMultiChoice: flag,
  isSelected: flag,
  title: text,
});

export const lineSchema = record({
  id,
  quoteSectionID: id,
  lineNumber: count,
  title: text,
  description: text,
  productID: optionalId,
  price: money,
  quantity: count,
  tax: money,
  taxRate: money,
  isOptional: flag,
  isSelected: flag,
  ...recurrence,
  ...discount,
}).refine(hasPeriod, PERIOD_MISSING);

export const salesOrderSchema = record({
  id,
  orderNumber: text,
  reference: optionalText,
  ownerEmployeeID: optionalId,
  customerID: id,
  contactEmail: optionalText,
  quoteID: optionalId,
  status: z.literal([1, 2, 3, 90]),
  ...delivery,
  paymentSurchargeAmount: money,
  couponDiscount: money,
  orderDate: optionalDateTime,
  createdDate: dateTime,
  modifiedDate: optionalDateTime,
});

export const salesOrderLineSchema = record({
  id,
  salesOrderID: id,
  productID: optionalId,
  lineNumber: count,
  title: text,
  description: text,
  cost: optionalMoney,
  price: money,
  quantity: count,
  tax: money,
  taxRate: money,
  ...recurrence,
  ...discount,
}).refine(hasPeriod, PERIOD_MISSING);

export const customerSchema = record({
  id,
  name: text,
  accountNumber: text,
  billingAddress: text,
  billingCity: text,
  billingState: text,
  billingPostalCode: text,
});

export const quoteNameSchema = record({
  id,
  quoteNumber: text,
  title: text,
  autotaskQuoteID: optionalId,
  autotaskOpportunityID: optionalId,
});
export const orderNameSchema = record({ id, orderNumber: text, quoteID: optionalId });
export const employeeMarkSchema = record({ id, createdDate: dateTime });
export const employeeSchema = record({ id, email: optionalText, isActive: flag });

export const productSchema = record({
  id,
  productNumber: text,
  manufacturerPartNumber: text,
  type: z.literal([0, 1, 2, 3]),
  title: text,
  brandID: optionalId,
  categoryID: optionalId,
  price: money,
  retailPrice: money,
  isActive: flag,
  isSerialized: flag,
  ...recurrence,
});

/** What a list of changes is read for. Not the whole record: one of an unknown form is to be noticed as well. */
export const changedDocumentSchema = record({ id, modifiedDate: optionalText });
export const changedProductSchema = record({ id });
export const productSupplierNameSchema = record({ id, productID: id });

const anyText = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' ? value : ''));
export const productNameSchema = record({ id, productNumber: anyText, title: anyText });

export const productSupplierSchema = record({ id, productID: id, cost: optionalMoney });
export const brandSchema = record({ id, name: text });
export const categorySchema = record({ id, name: text });

export type ChangedDocument = z.output<typeof changedDocumentSchema>;
export type ChangedProduct = z.output<typeof changedProductSchema>;
export type ProductName = z.output<typeof productNameSchema>;
export type ProductSupplierName = z.output<typeof productSupplierNameSchema>;
export type QuoteName = z.output<typeof quoteNameSchema>;
export type OrderName = z.output<typeof orderNameSchema>;
export type QuoteManagerQuote = z.output<typeof quoteSchema>;
export type QuoteManagerSection = z.output<typeof sectionSchema>;
export type QuoteManagerLine = z.output<typeof lineSchema>;
export type QuoteManagerSalesOrder = z.output<typeof salesOrderSchema>;
export type QuoteManagerSalesOrderLine = z.output<typeof salesOrderLineSchema>;
export type QuoteManagerCustomer = z.output<typeof customerSchema>;
export type QuoteManagerEmployee = z.output<typeof employeeSchema>;
export type QuoteManagerProduct = z.output<typeof productSchema>;
export type QuoteManagerProductSupplier = z.output<typeof productSupplierSchema>;
export type QuoteManagerBrand = z.output<typeof brandSchema>;
export type QuoteManagerCategory = z.output<typeof categorySchema>;
