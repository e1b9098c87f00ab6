import type { Settings } from './settings';
import type { SourceDocument } from './sourceDocument';

/** What a document becomes in Autotask. */
export interface SyncTargets {
  /** Opportunity with Autotask quote and items. */
  opportunity: boolean;
  ticket: boolean;
  /** Whether the ticket bears charges: not where Quote Manager invoices (sync-rules § 1). */
  charges: boolean;
}

/** Which records a document leads to under the settings: the table of sync-rules § 1. */
export function targetsOf(source: SourceDocument, settings: Settings): SyncTargets {
  const { salesOrders, workflow, quotes } = settings;
  if (source.kind === 'quote') return { opportunity: quotes.toOpportunity, ticket: false, charges: false };
  const wantsOpportunity = salesOrders.target !== 'ticket';
  const opportunity = source.quote === null ? wantsOpportunity || salesOrders.unquotedToOpportunity : wantsOpportunity;
  // Under invoicing in Quote Manager the ticket is there for service advice, whatever the target.
  const ticket = workflow === 'invoiceInQuoteManager' || salesOrders.target !== 'opportunity';
  return { opportunity, ticket, charges: ticket && workflow === 'invoiceInAutotask' };
}
