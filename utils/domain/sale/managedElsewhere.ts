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
 * The answers, with what *Take over* means for a quote that we synced before Quote Manager's own integration did: its
 * opportunity takes the place of ours, which stays in Autotask as it is (sync-rules § 1: *then those ids are adopted*).
 */
export function withNativeTarget(input: Pick<PlanInput, 'source' | 'known' | 'settings' | 'decisions'>): Decisions {
  const { source, known, decisions } = input;
  if (!decisions.takeOver || source.kind !== 'quote' || decisions.opportunity !== undefined) return decisions;
  const ours = known.links.find(({ key }) => key === 'opportunity');
  if (!ours || !isManagedElsewhere({ ...input, decisions: {} })) return decisions;
  return { ...decisions, opportunity: { make: 'new', noneOf: [ours.id] } };
}
