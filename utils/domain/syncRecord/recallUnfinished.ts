import type { AutotaskCompany } from '../autotaskRecords';
import type { Link } from '../known';
import type { FieldValue } from '../plan';
import type { PlanInput } from '../planInput';
import { nativeIdsOf } from '../sale/nativeIds';
import { isMadeFor, opportunityTitle } from '../sale/planOpportunity';
import type { OpportunityState } from '../sale/stateMapping';

/**
 * An opportunity that Quotebridge began for this document in another browser, and that bears no sync record yet: it says so in
 * its description. Of several made at once the lowest id counts (sync-rules § 6, *Two users at once*), and what it was made
 * with is no difference to ask about.
 */
export function recallUnfinished(
  input: PlanInput,
  { company, state }: { company: AutotaskCompany; state: OpportunityState },
): PlanInput {
  const { known, source, settings, decisions, remote } = input;
  const isClaimed = [...known.links, ...known.intents].some(({ key }) => key === 'opportunity');
  if (isClaimed || decisions.opportunity || nativeIdsOf(source).opportunityId !== null) return input;
  const title = opportunityTitle(source, settings);
  const begun = remote.opportunities.find(
    (row) =>
      row.companyID === company.id &&
      row.status === state.openStatus &&
      row.title.trim() === title &&
      isMadeFor(source, row),
  );
  if (!begun) return input;
  const base: Record<string, FieldValue> = { status: state.openStatus };
  if (!begun.useQuoteTotals) base.useQuoteTotals = false;
  const link: Link = { key: 'opportunity', entity: 'Opportunities', id: begun.id, base, isRecorded: true };
  return { ...input, known: { ...known, links: [...known.links, link] } };
}
