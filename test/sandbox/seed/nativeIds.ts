import { companyIdOf } from './autotaskIds.ts';
import { seedIndex } from './seedIndex.ts';

/** Autotask records that Quote Manager's own integration wrote: quote of the seed → their ids. */
export const nativeRecords: Record<number, { opportunityId: number; quoteId: number; customerId: number }> = {
  [seedIndex.managedElsewhere]: { opportunityId: 81022, quoteId: 91022, customerId: 1010 },
  [seedIndex.managedElsewhereWon]: { opportunityId: 81053, quoteId: 91053, customerId: 1011 },
};

/** The three Autotask ids of a quote; null where that integration never touched it. */
export function nativeIdsOf(quoteId: number): Record<string, number | null> {
  const native = nativeRecords[quoteId];
  if (native) {
    return {
      autotaskQuoteID: native.quoteId,
      autotaskOpportunityID: native.opportunityId,
      autotaskOrganizationID: companyIdOf(native.customerId),
    };
  }
  const nothing = { autotaskQuoteID: null, autotaskOpportunityID: null, autotaskOrganizationID: null };
  // Zero means "none" as well, and the organisation alone only names the company.
  if (quoteId !== seedIndex.organisationOnly) return nothing;
  return { autotaskQuoteID: 0, autotaskOpportunityID: 0, autotaskOrganizationID: companyIdOf(1011) };
}
