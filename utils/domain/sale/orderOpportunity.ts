import type { AutotaskId } from '../autotaskRecords';
import type { PlanInput } from '../planInput';
import type { SourceDocument } from '../sourceDocument';
import { CHARGED_KEY } from '../ticket/chargedOnTicket';
import { nativeIdsOf } from './nativeIds';

/** The number that the Autotask quote of a document bears: an order goes on in that of its quote (sync-rules § 1). */
export function externalNumber(source: SourceDocument): string {
  return source.quote?.number ?? source.number;
}

/**
 * The opportunity that the quote of an order has: by the quote's own link, by its number, by what Quote Manager's own
 * integration states; undefined where none is known.
 */
export function quotedOpportunityId({ source, known, remote }: PlanInput): AutotaskId | undefined {
  if (source.quote === null) return undefined;
  const said = known.links.find(({ key }) => key === CHARGED_KEY);
  const link = known.continued?.find(({ key }) => key === 'opportunity') ?? said;
  if (link) return link.id;
  const { number } = source.quote;
  const quote = remote.quotes.find(({ externalQuoteNumber }) => externalQuoteNumber === number);
  return quote?.opportunityID ?? nativeIdsOf(source).opportunityId ?? undefined;
}

/** How the badge of a quote reads whose order has taken its place (sync-rules § 1). */
export function continuedWords(orderNumber: string): string {
  return `Won, continued as order ${orderNumber}`;
}
