import type {
  IsoDate,
  Period,
  SourceAddress,
  SourceCustomer,
  SourceDiscount,
  SourceDocument,
  SourceLine,
  SourceProduct,
} from '../domain/sourceDocument';
import { htmlToText } from '../domain/text/htmlToText';
import type {
  QuoteManagerCustomer,
  QuoteManagerLine,
  QuoteManagerQuote,
  QuoteManagerSalesOrderLine,
} from './quoteManagerRecords';

// Codes of the openapi document.
const PERIODS: Record<0 | 1 | 2, Period> = { 0: 'monthly', 1: 'quarterly', 2: 'yearly' };

/** A recurring type may stand on a one-time line; only `isRecurring` says that it recurs. */
export function mapPeriod({
  isRecurring,
  recurringType,
}: Pick<QuoteManagerLine, 'isRecurring' | 'recurringType'>): Period {
  return isRecurring && recurringType !== null && recurringType !== undefined ? PERIODS[recurringType] : 'oneTime';
}

/** The discount of a line; one of nothing is none. */
function mapDiscount({
  discountMethod,
  discountValue,
}: Pick<QuoteManagerLine, 'discountMethod' | 'discountValue'>): SourceDiscount | null {
  if (discountMethod === null || discountMethod === undefined || discountValue === null || discountValue.eq(0))
    return null;
  return { kind: discountMethod === 0 ? 'percentage' : 'fixed', value: discountValue };
}

type SoldLine = Pick<QuoteManagerLine, keyof QuoteManagerLine & keyof QuoteManagerSalesOrderLine>;

/** What the lines of quotes and orders have in common; a product id of 0, or one that is unknown, makes free text. */
export function mapSoldLine(
  line: SoldLine,
  products: ReadonlyMap<number, SourceProduct>,
): Omit<SourceLine, 'isOptional' | 'isSelected' | 'cost'> {
  return {
    id: line.id,
    position: line.lineNumber,
    title: line.title.trim(),
    description: htmlToText(line.description),
    product: (line.productID !== null && products.get(line.productID)) || null,
    price: line.price,
    quantity: line.quantity,
    tax: line.tax,
    taxRate: line.taxRate,
    period: mapPeriod(line),
    discount: mapDiscount(line),
  };
}

/** The customer of a document, with its billing address. */
export function mapCustomer(customer: QuoteManagerCustomer): SourceCustomer {
  return {
    id: customer.id,
    name: customer.name.trim(),
    accountNumber: customer.accountNumber.trim(),
    billingAddress: mapAddress(
      customer.billingAddress,
      customer.billingCity,
      customer.billingState,
      customer.billingPostalCode,
    ),
  };
}

/** The delivery address of a quote or order; null when no part of it is filled in. */
export function mapDelivery(
  record: Pick<QuoteManagerQuote, 'deliveryAddress' | 'deliveryCity' | 'deliveryState' | 'deliveryPostalCode'>,
): SourceAddress | null {
  return mapAddress(record.deliveryAddress, record.deliveryCity, record.deliveryState, record.deliveryPostalCode);
}

/** The ids that Quote Manager's own integration filled in at a quote. */
export function mapNativeIds(quote: QuoteManagerQuote): SourceDocument['native'] {
  return {
    opportunityId: realId(quote.autotaskOpportunityID),
    quoteId: realId(quote.autotaskQuoteID),
    organizationId: realId(quote.autotaskOrganizationID),
  };
}

function mapAddress(street: string, city: string, state: string, postalCode: string): SourceAddress | null {
  const address = { street: street.trim(), city: city.trim(), state: state.trim(), postalCode: postalCode.trim() };
  return Object.values(address).some((part) => part !== '') ? address : null;
}

/** Day of a date and time, as it is written. */
export const dayOf = (dateTime: string): IsoDate => dateTime.slice(0, 10);

/** Quote Manager writes 0 and null for *none*. */
export const realId = (id: number | null): number | null => (id !== null && id > 0 ? id : null);

/** Sorts by position, equal ones by id. */
export const byPosition = (a: { position: number; id: number }, b: { position: number; id: number }) =>
  a.position - b.position || a.id - b.id;
