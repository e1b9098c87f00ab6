import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';

/** True when the opportunity's status is the one that the tenant's list calls Active. */
export function isOpportunityActive(context: AutotaskContext, opportunity: AutotaskRecord): boolean {
  return context.picklists.labelOf('Opportunities', 'status', opportunity.status)?.toLowerCase() === 'active';
}
