import type { AutotaskId } from '../autotaskRecords';
import type { Decisions } from '../decisions';
import type { PlanInput } from '../planInput';
import { nativeIdsOf } from './nativeIds';

/**
 * Quote Manager's own integration owns a document that bears its opportunity or quote id, until the user took that over; while
 * it writes, orders without a quote as well, for their tickets may exist already (sync-rules § 1).
 */
export function isManagedElsewhere({
  source,
  known,
  settings,
  decisions,
}: Pick<PlanInput, 'source' | 'known' | 'settings' | 'decisions'>): boolean {
  if (decisions.takeOver) return false;
  const linked = (key: string): AutotaskId | undefined => known.links.find((link) => link.key === key)?.id;
  const { opportunityId, quoteId } = nativeIdsOf(source);
  // An order is ours as soon as it has any record: its ticket is nothing that the integration states.
  if (source.kind === 'order' && (linked('ticket') ?? linked('opportunity')) !== undefined) return false;
  if (opportunityId !== null) return linked('opportunity') !== opportunityId;
  if (quoteId !== null) return linked('quote') !== quoteId;
  return source.kind === 'order' && source.quote === null && settings.nativeIntegration === 'active';
}

/**
 * The answers, with what *Take over* means for a quote of which Quote Manager names an opportunity that is there: that one takes
 * the place of ours, where we synced the quote before, which stays in Autotask as it is (sync-rules § 1: *then those ids are
 * adopted*). Ours is given up in every browser, whatever that one knows.
 */
export function withNativeTarget(decisions: Decisions, nativeOpportunity: AutotaskId | null): Decisions {
  if (nativeOpportunity === null || decisions.opportunity !== undefined) return decisions;
  return { ...decisions, opportunity: { use: nativeOpportunity } };
}
