import type { AutotaskCompany, AutotaskQuote } from '../autotaskRecords';
import type { CreatedId, PlannedFields, PlannedValue } from '../plan';
import type { SourceDocument } from '../sourceDocument';
import { cutText } from '../text/text';
import { externalNumber } from './orderOpportunity';
import { addDays, atMidnight } from './planOpportunity';

/** Fields of the Autotask quote that stay ours (sync-rules § 2.6). */
export function quoteFields(input: {
  source: SourceDocument;
  company: AutotaskCompany;
  contactId: number | null;
  billTo: PlannedValue;
  shipTo: PlannedValue;
}): PlannedFields {
  const { source } = input;
  const expires = source.expiresOn ?? addDays(source.createdOn, 30);
  return {
    name: cutText(source.kind === 'order' ? `Order ${source.number}` : source.title.trim() || source.number, 100),
    externalQuoteNumber: externalNumber(source),
    contactID: input.contactId,
    effectiveDate: atMidnight(source.createdOn),
    expirationDate: atMidnight(expires > source.createdOn ? expires : source.createdOn),
    billToLocationID: input.billTo,
    soldToLocationID: input.billTo,
    shipToLocationID: input.shipTo,
    purchaseOrderNumber: source.reference === null ? null : cutText(source.reference, 50),
  };
}

/** What is written at creation only: the tax region is the company's default, then the bookkeeper's (the overview, *Sync behaviors*). */
export function quoteCreationFields(input: {
  company: AutotaskCompany;
  opportunityId: number | CreatedId;
  isOnlyQuote: boolean;
}): PlannedFields {
  const fields: PlannedFields = {
    opportunityID: input.opportunityId,
    companyID: input.company.id,
    primaryQuote: input.isOnlyQuote,
    isActive: true,
  };
  if (input.company.taxRegionID !== null) fields.taxRegionID = input.company.taxRegionID;
  return fields;
}

export interface FindQuoteInput {
  number: string;
  linkedId: number | undefined;
  /** The one that Quote Manager's own integration made. */
  nativeId: number | null;
  companyId: number;
}

/** Our quote among those of the opportunity and of the number: by link, else by its native id, else by its external number. */
export function findQuote(
  quotes: AutotaskQuote[],
  { number, linkedId, nativeId, companyId }: FindQuoteInput,
): AutotaskQuote[] {
  if (linkedId !== undefined) return quotes.filter((quote) => quote.id === linkedId);
  const native = quotes.filter((quote) => quote.id === nativeId);
  if (native.length > 0) return native;
  const marked = quotes.filter(
    (quote) => quote.externalQuoteNumber === number && (quote.companyID === null || quote.companyID === companyId),
  );
  return marked.sort((a, b) => a.id - b.id);
}
