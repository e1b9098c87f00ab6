import type { AutotaskCompany, AutotaskContact, AutotaskProduct, AutotaskService } from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known } from '../domain/known';
import { productCandidates } from '../domain/matchProduct';
import { serviceCandidates } from '../domain/matchService';
import type { Result } from '../domain/result';
import { catalogueKeys, companyKey } from '../domain/sharedKeys';
import type { SourceDocument, SourceProduct } from '../domain/sourceDocument';
import { allOk } from './allOk';
import type { AutotaskPort, LookupMemory } from './ports';
import { readProducts, readServices, type WantedProduct } from './readCatalogue';
import { type Parties, readParties } from './readParties';

/** Parties and catalogue records that a document refers to. */
export interface Lookups {
  companies: AutotaskCompany[];
  contacts: AutotaskContact[];
  products: AutotaskProduct[];
  services: AutotaskService[];
}

/** What is not to be taken from the memory: this run has just changed it. */
export type LookupGroup = 'parties' | 'catalogue';

export interface LookupRequest {
  source: SourceDocument;
  known: Known;
  decisions: Decisions;
  fresh: ReadonlySet<LookupGroup>;
  autotask: AutotaskPort;
  memory: LookupMemory;
}

/** What was found, and under which keys of the memory it belongs; the caller stores it after a verified sync. */
export interface LookupAnswer {
  lookups: Lookups;
  entries: Map<string, unknown>;
}

/**
 * Company, contact, products and services of a document: from the memory where it has them, the rest from Autotask at once,
 * four requests when nothing is known (sync-rules § 8). Only the contact has to wait for the company.
 */
export async function readLookups(request: LookupRequest): Promise<Result<LookupAnswer>> {
  const partiesKey = keyOfParties(request);
  const wanted = productsOf(request.source).map((product) => toWanted(product, request));
  const remembered = await request.memory.load([
    ...(request.fresh.has('parties') ? [] : [partiesKey]),
    ...(request.fresh.has('catalogue') ? [] : wanted.map(({ key }) => key)),
  ]);
  const unknown = wanted.filter(({ key }) => !remembered.has(key));
  const answers = await Promise.all([
    recallParties(remembered.get(partiesKey), request),
    readMissing(unknown, 'product', request),
    readMissing(unknown, 'service', request),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [parties, products, services] = results.value;
  const entries = new Map<string, unknown>([[partiesKey, parties], ...products, ...services]);
  for (const [key, value] of remembered) if (!entries.has(key)) entries.set(key, value);
  const recordsOf = (isProduct: boolean) =>
    wanted.flatMap(({ key, product }) => ((product.kind === 'product') === isProduct ? entries.get(key) : []));
  const lookups: Lookups = {
    ...parties,
    products: distinct(recordsOf(true) as AutotaskProduct[]),
    services: distinct(recordsOf(false) as AutotaskService[]),
  };
  return { ok: true, value: { lookups, entries } };
}

/** Changes whenever the document names other parties, so that what was remembered no longer fits. */
function keyOfParties({ source, known, decisions }: LookupRequest): string {
  const { customer, native, contactEmail } = source;
  const { id, name, accountNumber } = customer;
  const linked = linkedCompanyIds({ source, known, decisions });
  return `parties:${JSON.stringify([id, name, accountNumber, native.organizationId, linked, contactEmail])}`;
}

function linkedCompanyIds({ source, known, decisions }: Pick<LookupRequest, 'source' | 'known' | 'decisions'>) {
  const link = known.links.find(({ key }) => key === companyKey(source.customer));
  return [decisions.company, link?.id].filter((id): id is number => id !== undefined);
}

function recallParties(remembered: unknown, request: LookupRequest): Promise<Result<Parties>> {
  if (remembered !== undefined) return Promise.resolve({ ok: true, value: remembered as Parties });
  return readParties(request.source, linkedCompanyIds(request), request.autotask);
}

interface Wanted extends WantedProduct {
  /** Of the memory: another number, name or link is another look-up. */
  key: string;
}

function toWanted(product: SourceProduct, { known, decisions }: LookupRequest): Wanted {
  const keys = catalogueKeys(product);
  const links = known.links.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
  const chosen = (product.kind === 'product' ? decisions.products : decisions.services)?.[product.number];
  const linkedIds = chosen === undefined ? links : [chosen, ...links];
  const { id, kind, number, manufacturerPartNumber, name } = product;
  return {
    product,
    linkedIds,
    key: `catalogue:${JSON.stringify([id, kind, number, manufacturerPartNumber, name, linkedIds])}`,
  };
}

function productsOf(source: SourceDocument): SourceProduct[] {
  const all = source.sections
    .flatMap((section) => section.lines.map((line) => line.product))
    .filter((product) => product !== null);
  return [...new Map(all.map((product) => [product.id, product])).values()];
}

/** One look-up for all of one kind; each product keeps the records that bear a key of its own. */
async function readMissing(
  unknown: Wanted[],
  kind: 'product' | 'service',
  { autotask }: LookupRequest,
): Promise<Result<[string, unknown][]>> {
  const wanted = unknown.filter(({ product }) => (product.kind === 'product') === (kind === 'product'));
  if (wanted.length === 0) return { ok: true, value: [] };
  if (kind === 'product') {
    const rows = await readProducts(wanted, autotask);
    if (!rows.ok) return rows;
    return {
      ok: true,
      value: wanted.map((entry) => [entry.key, productCandidates(entry.product, rows.value, entry.linkedIds)]),
    };
  }
  const rows = await readServices(wanted, autotask);
  if (!rows.ok) return rows;
  return {
    ok: true,
    value: wanted.map((entry) => [entry.key, serviceCandidates(entry.product, rows.value, entry.linkedIds)]),
  };
}

function distinct<T extends { id: number }>(records: T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}
