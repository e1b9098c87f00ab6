import { SETTINGS_VIEW } from '../matching/resolveChoice';
import type { PlanInput } from '../planInput';
import { createProblem, type Problem } from '../problem';
import type { SyncTargets } from '../syncTargets';

const WORDS = { Draft: 'a draft', Approved: 'approved', Processed: 'processed', Cancelled: 'cancelled' } as const;

/** Why nothing of a document is to be written under the settings; null where something is (sync-rules § 1). */
export function admissionProblem(input: PlanInput, targets: SyncTargets): Problem | null {
  const { source } = input;
  if (!targets.opportunity && !targets.ticket)
    return createProblem('not-supported', { number: source.number }, { view: SETTINGS_VIEW });
  if (source.orderStatus === null || isApproved(input)) return null;
  return createProblem('not-approved', { state: WORDS[source.orderStatus] });
}

/** An order that was cancelled after it was synced is followed; one that never was leaves nothing. */
function isApproved({ source, settings, known }: PlanInput): boolean {
  if (source.orderStatus === 'Cancelled')
    return known.links.some(({ key }) => key === 'ticket' || key === 'opportunity');
  const status = source.orderStatus?.toLowerCase();
  return settings.salesOrders.statuses.some((wanted) => wanted.trim().toLowerCase() === status);
}
