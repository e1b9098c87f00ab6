import type { AutotaskRecord } from '../sandbox/types.ts';
import { LineProblem, type Made } from './catalogue.ts';
import { type ExpectedCharges, expectCharges } from './charges.ts';
import type { Totals } from './decimals.ts';
import type { ExpectedSettings } from './expectedSettings.ts';
import { type ExpectedItem, expectItems } from './items.ts';
import { expectOpportunity, expectQuote, findExistingOpportunities } from './opportunity.ts';
import { type ExpectedLocation, expectCompany, expectContact, expectLocations, expectOwner } from './parties.ts';
import { picklistNumber, type Records } from './records.ts';
import { type DocumentName, readSource, type Source } from './sourceView.ts';
import { expectTicket, findTicket } from './ticket.ts';

/** What must stand in Autotask after the first sync of a document, by sync-rules § 1 – § 5. */
export interface Expectation {
  state: 'synced' | 'failed' | 'conflict' | 'managed-elsewhere';
  problem: string | null;
  opportunity: Record<string, unknown> | null;
  quote: Record<string, unknown> | null;
  locations: { billTo: ExpectedLocation; soldTo: ExpectedLocation; shipTo: ExpectedLocation } | null;
  items: ExpectedItem[];
  /** Null without an opportunity. */
  totals: Totals | null;
  ticket: Record<string, unknown> | null;
  charges: ExpectedCharges['charges'];
  chargeTotal: string | null;
  made: Made[];
}

const nothing: Omit<Expectation, 'state' | 'problem'> = {
  opportunity: null,
  quote: null,
  locations: null,
  items: [],
  totals: null,
  ticket: null,
  charges: [],
  chargeTotal: null,
  made: [],
};

const stopped = (problem: string, state: Expectation['state'] = 'failed'): Expectation => ({
  ...nothing,
  state,
  problem,
});

interface Targets {
  opportunity: boolean;
  ticket: boolean;
  charges: boolean;
}

/** The table of sync-rules § 1. */
export function expectTargets(source: Source, settings: ExpectedSettings): Targets {
  if (source.kind === 'quote') return { opportunity: true, ticket: false, charges: false };
  const opportunity = settings.target !== 'ticket' || (source.quote === null && settings.unquotedToOpportunity);
  if (settings.workflow === 'invoiceInQuoteManager') return { opportunity, ticket: true, charges: false };
  const ticket = settings.target !== 'opportunity';
  return { opportunity, ticket, charges: ticket };
}

/** Computes the expectation from the records of both sides; no part of the product has a say in it. */
export function expectDocument(records: Records, name: DocumentName, settings: ExpectedSettings): Expectation {
  const source = readSource(records, name);
  if (source.isNative) return stopped('managed-elsewhere', 'managed-elsewhere');
  if (source.orderStatus !== null && !settings.statuses.includes(source.orderStatus)) return stopped('not-approved');
  const company = expectCompany(records, source);
  if (!company) return stopped('company-unlinked');
  if (company.currencyID !== internalCurrency) return stopped('currency-differs');
  try {
    return expectRecords(records, source, company, settings);
  } catch (error) {
    if (error instanceof LineProblem) return stopped(error.code);
    throw error;
  }
}

/** The seed's internal currency. */
const internalCurrency = 2;

function expectRecords(
  records: Records,
  source: Source,
  company: AutotaskRecord,
  settings: ExpectedSettings,
): Expectation {
  const targets = expectTargets(source, settings);
  const parties = { company, contactID: expectContact(records, source, company.id) };
  const expectation: Expectation = { ...nothing, state: 'synced', problem: null, made: [] };
  if (targets.opportunity) {
    const ownerResourceID = expectOwner(records, source, settings);
    if (ownerResourceID === undefined) return stopped('owner-invalid');
    const openStatus = picklistNumber('Opportunities.status', settings.states.created.status);
    const existing = findExistingOpportunities(records, source, company.id, openStatus);
    if (existing.length > 1) return stopped('ambiguous-target');
    const locations = expectLocations(source, company);
    if (!locations) return stopped('location-required');
    const { items, totals, made } = expectItems(records, source, settings);
    // Found without a value written last, and different: one decision, nothing overwritten (sync-rules § 6, *No base*).
    if (existing.length === 1) return stopped('conflict', 'conflict');
    Object.assign(expectation, { locations, items, totals, made });
    expectation.opportunity = expectOpportunity({ source, ...parties, ownerResourceID, items, totals, settings });
    expectation.quote = expectQuote(source, parties);
  }
  if (targets.ticket) {
    const found = findTicket(records, source, company.id);
    if (found === 'possible-duplicate') return stopped(found);
    const { charges, total, made } = targets.charges
      ? expectCharges(records, source, settings)
      : { charges: [], total: '0.00', made: [] };
    Object.assign(expectation, { charges, chargeTotal: total, made: joinMade(expectation.made, made) });
    expectation.ticket = expectTicket(source, { ...parties, found }, settings);
  }
  return expectation;
}

const joinMade = (one: Made[], other: Made[]): Made[] => [
  ...new Map([...one, ...other].map((entry) => [`${entry.entity} ${entry.externalId}`, entry])).values(),
];
