import type { FilterEntry } from '../autotask/autotaskClient';
import type {
  AutotaskOpportunity,
  AutotaskQuote,
  AutotaskQuoteItem,
  AutotaskQuoteLocation,
  AutotaskTicket,
  AutotaskTicketCharge,
} from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known } from '../domain/known';
import { nativeIdsOf } from '../domain/managedElsewhere';
import { opportunityTitle } from '../domain/planOpportunity';
import type { ReferenceData } from '../domain/referenceData';
import type { RemoteState } from '../domain/remoteState';
import { resolveChoice } from '../domain/resolveChoice';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';
import type { SourceDocument } from '../domain/sourceDocument';
import { allOk } from './allOk';
import type { AutotaskPort } from './ports';
import { readLocations } from './readLocations';
import type { Lookups } from './readLookups';

/** The document's own records in Autotask. */
export interface Targets {
  opportunities: AutotaskOpportunity[];
  quotes: AutotaskQuote[];
  items: AutotaskQuoteItem[];
  tickets: AutotaskTicket[];
  charges: AutotaskTicketCharge[];
}

const NOTHING: Targets = { opportunities: [], quotes: [], items: [], tickets: [], charges: [] };

/** Reads linked records by their ids, three requests at once; null when the document has no links yet. */
export async function readLinked(known: Known, autotask: AutotaskPort): Promise<Result<Targets | null>> {
  const opportunityId = known.links.find((link) => link.key === 'opportunity')?.id;
  const quoteId = known.links.find((link) => link.key === 'quote')?.id;
  if (opportunityId === undefined || quoteId === undefined) return { ok: true, value: null };
  const answers = await Promise.all([
    autotask.get('Opportunities', opportunityId),
    autotask.get('Quotes', quoteId),
    autotask.query('QuoteItems', [{ op: 'eq', field: 'quoteID', value: quoteId }]),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [opportunity, quote, items] = results.value;
  return {
    ok: true,
    value: { ...NOTHING, opportunities: opportunity ? [opportunity] : [], quotes: quote ? [quote] : [], items },
  };
}

export interface FindInput {
  source: SourceDocument;
  known: Known;
  lookups: Lookups;
  settings: Settings;
  reference: ReferenceData;
  decisions: Decisions;
  autotask: AutotaskPort;
}

/**
 * Looks for records that bear the document's mark: a quote with its number, open opportunities of the company, quote
 * locations with its addresses. All at once; what hangs on a hit follows.
 */
export async function findTargets(input: FindInput): Promise<Result<Targets & { locations: AutotaskQuoteLocation[] }>> {
  const { source, lookups, autotask, known } = input;
  const [company, ...others] = lookups.companies.filter((candidate) => candidate.isActive);
  if (!company || others.length > 0) return { ok: true, value: { ...NOTHING, locations: [] } };
  const answers = await Promise.all([
    autotask.query('Quotes', markedQuotes(source, company.id)),
    autotask.query('Opportunities', openOpportunities(input, company.id)),
    readLocations(source, company, autotask),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [marked, open, locations] = results.value;
  const named = namedOpportunities(source, known, input.decisions);
  const rest = await readAround({ marked, open, named, title: opportunityTitle(source, input.settings) }, autotask);
  return rest.ok ? { ok: true, value: { ...rest.value, locations } } : rest;
}

/** Quotes that bear our number, and the one that Quote Manager's own integration made. */
function markedQuotes(source: SourceDocument, companyId: number): FilterEntry[] {
  const marked: FilterEntry[] = [
    { op: 'eq', field: 'externalQuoteNumber', value: source.number },
    { op: 'eq', field: 'companyID', value: companyId },
  ];
  const { quoteId } = nativeIdsOf(source);
  if (quoteId === null) return marked;
  const native: FilterEntry = { op: 'eq', field: 'id', value: quoteId };
  return [{ op: 'or', items: [native, { op: 'and', items: marked }] }];
}

/** Opportunities that are named by their ids: linked, chosen by the user, or made by Quote Manager's own integration. */
function namedOpportunities(source: SourceDocument, { links }: Known, { opportunity }: Decisions): number[] {
  const linked = links.find((link) => link.key === 'opportunity')?.id;
  const chosen = opportunity && 'use' in opportunity ? opportunity.use : undefined;
  return [linked, chosen, nativeIdsOf(source).opportunityId ?? undefined].filter((id) => id !== undefined);
}

/** Only open ones can be taken; without `opportunities.match: ask` the title alone is of interest. */
function openOpportunities({ source, settings, reference }: FindInput, companyId: number): FilterEntry[] {
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

/** Follows the hits: opportunities of marked quotes, quotes of opportunities that may be ours, items of the marked quote. */
async function readAround(
  {
    marked,
    open,
    named,
    title,
  }: { marked: AutotaskQuote[]; open: AutotaskOpportunity[]; named: number[]; title: string },
  autotask: AutotaskPort,
): Promise<Result<Targets>> {
  const wanted = [...marked.map((quote) => quote.opportunityID), ...named];
  const missing = [...new Set(wanted)].filter((id) => !open.some((opportunity) => opportunity.id === id));
  const candidates = [
    ...new Set([
      ...wanted,
      ...open.filter((opportunity) => opportunity.title.trim() === title).map((opportunity) => opportunity.id),
    ]),
  ];
  const quoteIds = marked.map((quote) => quote.id);
  const answers = await Promise.all([
    missing.length === 0
      ? none<AutotaskOpportunity>()
      : autotask.query('Opportunities', [{ op: 'in', field: 'id', value: missing }]),
    candidates.length === 0
      ? none<AutotaskQuote>()
      : autotask.query('Quotes', [{ op: 'in', field: 'opportunityID', value: candidates }]),
    quoteIds.length === 0
      ? none<AutotaskQuoteItem>()
      : autotask.query('QuoteItems', [{ op: 'in', field: 'quoteID', value: quoteIds }]),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [others, quotes, items] = results.value;
  const all = new Map([...marked, ...quotes].map((quote) => [quote.id, quote]));
  return {
    ok: true,
    value: { ...NOTHING, opportunities: [...open, ...others], quotes: [...all.values()], items },
  };
}

function none<T>(): Promise<Result<T[]>> {
  return Promise.resolve({ ok: true, value: [] });
}

/** Puts what was read together into what the planner takes. */
export function toRemoteState(parts: {
  targets: Targets;
  locations: AutotaskQuoteLocation[];
  lookups: Lookups;
  reference: ReferenceData;
}): RemoteState {
  const { targets, locations, lookups, reference } = parts;
  return { ...lookups, ...targets, locations, resources: reference.resources };
}
