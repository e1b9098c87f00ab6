import type { FilterEntry } from '../autotask/autotaskClient';
import { opportunityTitle } from '../domain/planOpportunity';
import type { ReferenceData } from '../domain/referenceData';
import { resolveChoice } from '../domain/resolveChoice';
import type { Settings } from '../domain/settings';
import type { SourceDocument } from '../domain/sourceDocument';

/** Only open ones can be taken; without `opportunities.match: ask` the title alone is of interest (sync-rules § 2.3). */
export function openOpportunities(
  { source, settings, reference }: { source: SourceDocument; settings: Settings; reference: ReferenceData },
  companyId: number,
): FilterEntry[] {
  const filter: FilterEntry[] = [{ op: 'eq', field: 'companyID', value: companyId }];
  const open = resolveChoice(
    settings.opportunity.states.created?.status ?? null,
    reference.picklists['Opportunities.status'] ?? [],
  );
  if (open.ok) filter.push({ op: 'eq', field: 'status', value: open.value.id });
  if (settings.opportunities.match === 'create')
    filter.push({ op: 'eq', field: 'title', value: opportunityTitle(source, settings) });
  return filter;
}
