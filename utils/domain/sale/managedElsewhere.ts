import type { AutotaskId } from '../autotaskRecords';
import type { PlanInput } from '../planInput';
import type { SourceDocument } from '../sourceDocument';

/** The ids that Quote Manager's own integration filled in: of the quote, or of the quote that an order came from. */
export function nativeIdsOf(source: SourceDocument): SourceDocument['native'] {
  return source.quote?.native ?? source.native;
}

/**
 * Quote Manager's own integration owns a document that bears its opportunity or quote id, until the user took that over; while
 * it writes, orders without a quote as well, for their tickets may exist already (sync-rules § 1).
 */
export function isManagedElsewhere({ source, known, settings, decisions }: PlanInput): boolean {
  if (decisions.takeOver) return false;
  const linked = (key: string): AutotaskId | undefined => known.links.find((link) => link.key === key)?.id;
  const { opportunityId, quoteId } = nativeIdsOf(source);
  // An order is ours as soon as it has any record: its ticket is nothing that the integration states.
  if (source.kind === 'order' && (linked('ticket') ?? linked('opportunity')) !== undefined) return false;
  if (opportunityId !== null) return linked('opportunity') !== opportunityId;
  if (quoteId !== null) return linked('quote') !== quoteId;
  return source.kind === 'order' && source.quote === null && settings.nativeIntegration === 'active';
}
