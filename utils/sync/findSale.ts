import type { FilterEntry } from '../autotask/autotaskClient';
import type {
  AutotaskOpportunity,
  AutotaskQuote,
  AutotaskQuoteItem,
  AutotaskQuoteLocation,
} from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known } from '../domain/known';
import { resolveChoice } from '../domain/matching/resolveChoice';
import type { ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import { nativeIdsOf } from '../domain/sale/nativeIds';
import { externalNumber } from '../domain/sale/orderOpportunity';
import { opportunityTitle } from '../domain/sale/planOpportunity';
import type { Settings } from '../domain/settings';
import type { SourceDocument } from '../domain/sourceDocument';
import { allOk } from './allOk';
import type { AutotaskPort } from './ports';
import { readLocations } from './readLocations';
import type { Lookups } from './readLookups';
import type { Targets } from './targets';

export interface FindInput {
  source: SourceDocument;
  known: Known;
  lookups: Lookups;
  settings: Settings;
  reference: ReferenceData;
  decisions: Decisions;
  autotask: AutotaskPort;
  settleMs: number;
}

export type Sale = Pick<Targets, 'opportunities' | 'quotes' | 'items'>;

/**
 * Looks for records that bear the document's mark: a quote with its number, open opportunities of the company, quote
 * locations with its addresses. All at once; what hangs on a hit follows.
 */
export async function findSale(input: FindInput): Promise<Result<Sale & { locations: AutotaskQuoteLocation[] }>> {
  const { source, lookups, settings, autotask, known } = input;
  const [company, ...others] = lookups.companies.filter((candidate) => candidate.isActive);
  if (!company || others.length > 0)
    return { ok: true, value: { opportunities: [], quotes: [], items: [], locations: [] } };
  const answers = await Promise.all([
    autotask.query('Quotes', markedQuotes(source, company.id)),
    autotask.query('Opportunities', openOpportunities(input, company.id)),
    readLocations(source, company, autotask),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [marked, open, locations] = results.value;
  const named = namedOpportunities(source, known, input.decisions);
  const rest = await readAround({ marked, open, named, title: opportunityTitle(source, settings) }, autotask);
  if (!rest.ok) return rest;
  const opportunities = rest.value.opportunities.filter((row) => !isLagging(row, open, input));
  return { ok: true, value: { ...rest.value, opportunities, locations } };
}

/**
 * An opportunity that this browser has just made and that no query shows yet: another browser's may be hidden in the same
 * way. It counts as unseen until it turns up, or until queries must have caught up.
 */
function isLagging(row: AutotaskOpportunity, open: AutotaskOpportunity[], input: FindInput): boolean {
  const link = input.known.links.find(({ key, id }) => key === 'opportunity' && id === row.id);
  const isYoung = link?.madeAgeMs !== undefined && link.madeAgeMs < input.settleMs;
  const bearsMark = row.title.trim() === opportunityTitle(input.source, input.settings);
  return isYoung && bearsMark && !open.some(({ id }) => id === row.id);
}

/** Only open ones can be taken; without `opportunities.match: ask` the title alone is of interest (sync-rules § 2.3). */
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

/** Quotes that bear our number, and the one that Quote Manager's own integration made. */
function markedQuotes(source: SourceDocument, companyId: number): FilterEntry[] {
  const marked: FilterEntry[] = [
    { op: 'eq', field: 'externalQuoteNumber', value: externalNumber(source) },
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

interface Hits {
  marked: AutotaskQuote[];
  open: AutotaskOpportunity[];
  named: number[];
  title: string;
}

/** Follows the hits: opportunities of marked quotes, quotes of opportunities that may be ours, items of the marked quote. */
async function readAround({ marked, open, named, title }: Hits, autotask: AutotaskPort): Promise<Result<Sale>> {
  const wanted = [...marked.map((quote) => quote.opportunityID), ...named];
  const missing = [...new Set(wanted)].filter((id) => !open.some((opportunity) => opportunity.id === id));
  const titled = open.filter((opportunity) => opportunity.title.trim() === title).map((opportunity) => opportunity.id);
  const candidates = [...new Set([...wanted, ...titled])];
  const quoteIds = marked.map((quote) => quote.id);
  const answers = await Promise.all([
    readEach(missing, autotask),
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
  return { ok: true, value: { opportunities: [...open, ...others], quotes: [...all.values()], items } };
}

/** By their ids, one request each: unlike a query, that shows a record at once. */
async function readEach(ids: number[], autotask: AutotaskPort): Promise<Result<AutotaskOpportunity[]>> {
  const answers = await Promise.all(ids.map((id) => autotask.get('Opportunities', id)));
  const results = allOk(answers);
  return results.ok ? { ok: true, value: results.value.filter((row) => row !== null) } : results;
}

function none<T>(): Promise<Result<T[]>> {
  return Promise.resolve({ ok: true, value: [] });
}
