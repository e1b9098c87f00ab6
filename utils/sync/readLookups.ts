import type { AutotaskCompany, AutotaskContact, AutotaskProduct, AutotaskService } from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known } from '../domain/known';
import { productCandidates } from '../domain/matching/matchProduct';
import { serviceCandidates } from '../domain/matching/matchService';
import { catalogueKeys, chargesShipping, companyKey, SHIPPING_PRODUCT_KEY } from '../domain/matching/sharedKeys';
import type { OperationKey } from '../domain/plan';
import type { Result } from '../domain/result';
import type { SourceDocument, SourceProduct } from '../domain/sourceDocument';
import { SHIPPING_PRODUCT } from '../domain/ticket/headerCharges';
import { claimNote } from '../domain/twoBrowsers/claims';
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
  /** With the records that the user picked as links (`withPicks`). */
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
  const wanted = [...productsOf(request.source).map((product) => toWanted(product, request)), ...shipping(request)];
  const remembered = await request.memory.load([
    ...(request.fresh.has('parties') ? [] : [partiesKey]),
    ...(request.fresh.has('catalogue') ? [] : wanted.filter(({ isOpen }) => !isOpen).map(({ key }) => key)),
  ]);
  const unknown = wanted.filter(({ key }) => !remembered.has(key));
  const answers = await Promise.all([
    recallParties(remembered.get(partiesKey), request),
    readMissing(unknown, 'product', request),
    readMissing(unknown, 'service', request),
    readPickedServices(request),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [parties, products, services, picked] = results.value;
  const entries = new Map<string, unknown>([[partiesKey, parties], ...products, ...services]);
  for (const [key, value] of remembered) if (!entries.has(key)) entries.set(key, value);
  const recordsOf = (isProduct: boolean) =>
    wanted.flatMap(({ key, product }) => ((product.kind === 'product') === isProduct ? entries.get(key) : []));
  const lookups: Lookups = {
    ...parties,
    products: distinct(recordsOf(true) as AutotaskProduct[]),
    services: distinct([...(recordsOf(false) as AutotaskService[]), ...picked]),
  };
  return { ok: true, value: { lookups, entries } };
}

/** Changes whenever the document names other parties, so that what was remembered no longer fits. */
function keyOfParties({ source, known }: LookupRequest): string {
  const { customer, native, contactEmail } = source;
  const { id, name, accountNumber } = customer;
  const linked = linkedCompanyIds({ source, known });
  return `parties:${JSON.stringify([id, name, accountNumber, native.organizationId, linked, contactEmail])}`;
}

function linkedCompanyIds({ source, known }: Pick<LookupRequest, 'source' | 'known'>): number[] {
  return known.links.filter(({ key }) => key === companyKey(source.customer)).map(({ id }) => id);
}

function recallParties(remembered: unknown, request: LookupRequest): Promise<Result<Parties>> {
  if (remembered !== undefined) return Promise.resolve({ ok: true, value: remembered as Parties });
  return readParties(request.source, linkedCompanyIds(request), request.autotask);
}

interface Wanted extends WantedProduct {
  product: WantedProduct['product'] & Pick<SourceProduct, 'kind'>;
  /** Of the memory: another number, name or link is another look-up. */
  key: string;
  /** It was made, or may have been, and nobody looked yet what stands: what was remembered is older. */
  isOpen: boolean;
}

const isOpenIn = ({ intents }: Known, keys: OperationKey[]): boolean =>
  intents.some(({ key }) => keys.some((one) => key === one || key === claimNote(one)));

function toWanted(product: SourceProduct, { known }: LookupRequest): Wanted {
  const keys = catalogueKeys(product);
  const linkedIds = known.links.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
  const { id, kind, number, manufacturerPartNumber, name } = product;
  return {
    product,
    linkedIds,
    isOpen: isOpenIn(known, keys),
    key: `catalogue:${JSON.stringify([id, kind, number, manufacturerPartNumber, name, linkedIds])}`,
  };
}

/** The special product that ticket charges for shipping refer to (sync-rules § 4). */
function shipping({ source, known }: LookupRequest): Wanted[] {
  if (!chargesShipping(source)) return [];
  const linkedIds = known.links.filter(({ key }) => key === SHIPPING_PRODUCT_KEY).map(({ id }) => id);
  const product = { kind: 'product', number: '', manufacturerPartNumber: '', name: SHIPPING_PRODUCT } as const;
  const key = `catalogue:${JSON.stringify(['special', linkedIds])}`;
  const isOpen = isOpenIn(known, [SHIPPING_PRODUCT_KEY]);
  return [{ product, linkedIds, specialName: SHIPPING_PRODUCT, key, isOpen }];
}

/** The rows that bear a key of the product, or the name of the special one. */
function candidatesOf({ product, linkedIds, specialName }: Wanted, rows: AutotaskProduct[]): AutotaskProduct[] {
  const named = rows.filter(({ name }) => specialName !== undefined && name.trim() === specialName);
  return distinct([...productCandidates(product, rows, linkedIds), ...named]);
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
      value: wanted.map((entry) => [entry.key, candidatesOf(entry, rows.value)]),
    };
  }
  const rows = await readServices(wanted, autotask);
  if (!rows.ok) return rows;
  return {
    ok: true,
    value: wanted.map((entry) => [entry.key, serviceCandidates(entry.product, rows.value, entry.linkedIds)]),
  };
}

/** Services that the user picked for free-text lines: no product leads to them. */
async function readPickedServices({ decisions, autotask }: LookupRequest): Promise<Result<AutotaskService[]>> {
  const ofLines = Object.entries(decisions.services ?? {}).filter(([name]) => name.startsWith('item:'));
  if (ofLines.length === 0) return { ok: true, value: [] };
  return autotask.query('Services', [{ op: 'in', field: 'id', value: ofLines.map(([, id]) => id) }]);
}

function distinct<T extends { id: number }>(records: T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}
