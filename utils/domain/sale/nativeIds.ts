import type { AutotaskId, AutotaskQuote } from '../autotaskRecords';
import type { SourceDocument } from '../sourceDocument';

/** The ids that Quote Manager's own integration filled in: of the quote, or of the quote that an order came from. */
export function nativeIdsOf(source: SourceDocument): SourceDocument['native'] {
  return source.quote?.native ?? source.native;
}

/** The opportunity that such ids lead to; undefined where they name none, or none that was read. */
export function nativeOpportunityId(
  { opportunityId, quoteId }: SourceDocument['native'],
  { quotes }: { quotes: readonly Pick<AutotaskQuote, 'id' | 'opportunityID'>[] },
): AutotaskId | undefined {
  return opportunityId ?? quotes.find(({ id }) => id === quoteId)?.opportunityID;
}
