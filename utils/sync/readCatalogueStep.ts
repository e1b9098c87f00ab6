import Big from 'big.js';
import type { Result } from '../domain/result';
import { loadCatalogueProblems } from '../queue/catalogueRuns';
import type { CatalogueRunRecord } from '../queue/records';
import { fetchListsFor } from '../quote-manager/catalogueLists';
import { PAGE_SIZE } from '../quote-manager/fetchRows';
import { fetchSourceProducts } from '../quote-manager/fetchSourceProducts';
import { mapProduct } from '../quote-manager/mapProduct';
import { modifiedSince } from '../quote-manager/modifiedSince';
import type { QuoteManagerProduct, QuoteManagerProductSupplier } from '../quote-manager/quoteManagerRecords';
import { type CataloguePorts, type CatalogueStep, enterPhase, moved } from './catalogueStep';
import { createCatalogueCache } from './createCatalogueCache';

/** Two requests each: a step is not to take the whole share of a minute. */
const PRODUCTS_PER_STEP = 5;

/** Reads one page, or a few changed products, of Quote Manager's catalogue into the database. Throws `StorageError`. */
export function readCatalogueStep(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  switch (run.phase) {
    case 'changes':
      return findChanges(run, ports);
    case 'changed':
      return readChanged(run, ports);
    case 'suppliers':
      return readSuppliers(run, ports);
    default:
      return readProducts(run, ports);
  }
}

/** What changed since the last run; more than a page of changes is cheaper to read as a whole. */
async function findChanges(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const since = modifiedSince(run.coveredUntil ?? 0);
  const products = await ports.quoteManager.fetchChangedProducts(since);
  if (!products.ok) return moved(run, products.problem);
  const suppliers = await ports.quoteManager.fetchChangedSuppliers(since);
  if (!suppliers.ok) return moved(run, suppliers.problem);
  if (products.value === null || suppliers.value === null) return moved(enterPhase(run, 'suppliers', ports));
  const listed = await loadCatalogueProblems(ports.database, run.tenant);
  const ids = [
    ...products.value.map(({ id }) => id),
    ...suppliers.value.map(({ productID }) => productID),
    // What was left alone may have been mended in Autotask.
    ...listed.map(({ productId }) => productId),
  ];
  const todo = [...new Set(ids)].sort((a, b) => a - b);
  return moved({ ...enterPhase(run, 'changed', ports), todo });
}

async function readChanged(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const ids = run.todo.slice(run.done, run.done + PRODUCTS_PER_STEP);
  const cache = createCatalogueCache(ports.database, run.tenant, ports.clock);
  const read = await fetchSourceProducts(ports.quoteManager, ids, { ...cache, load: async () => new Map() });
  if (!read.ok) return moved(run, read.problem);
  const done = run.done + ids.length;
  return moved(done < run.todo.length ? { ...run, done } : enterPhase(run, 'writing', ports));
}

async function readSuppliers(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const page = await ports.quoteManager.fetchSupplierPage({ page: run.page, since: null });
  if (!page.ok) return moved(run, page.problem);
  const costs = { ...run.costs };
  for (const row of page.value) costs[row.productID] = cheaper(costs[row.productID], row) ?? '';
  return moved(
    isLast(run, page.value)
      ? { ...enterPhase(run, 'products', ports), costs }
      : nextPage({ ...run, costs }, page.value),
  );
}

/** The lower of both as decimal text; empty where no supplier states one. */
function cheaper(known: string | undefined, { cost }: QuoteManagerProductSupplier): string | undefined {
  if (cost === null) return known;
  return known === undefined || known === '' || cost.lt(known) ? cost.toString() : known;
}

async function readProducts(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const page = await ports.quoteManager.fetchProductPage({ page: run.page, since: null });
  if (!page.ok) return moved(run, page.problem);
  const saved = await saveProducts(run, page.value, ports);
  if (!saved.ok) return moved(run, saved.problem);
  const active = page.value.filter(({ isActive }) => isActive).map(({ id }) => id);
  const todo = [...new Set([...run.todo, ...active])].sort((a, b) => a - b);
  if (!isLast(run, page.value)) return moved(nextPage({ ...run, todo }, page.value));
  return moved({ ...enterPhase(run, 'writing', ports), todo, costs: {} });
}

async function saveProducts(
  run: CatalogueRunRecord,
  rows: QuoteManagerProduct[],
  { database, quoteManager, clock }: CataloguePorts,
): Promise<Result<null>> {
  const cache = createCatalogueCache(database, run.tenant, clock);
  const lists = await fetchListsFor(quoteManager, rows, cache);
  if (!lists.ok) return lists;
  const products = rows.map((product) => {
    const cost = run.costs[product.id];
    const suppliers = cost ? [{ id: 0, productID: product.id, cost: new Big(cost) }] : [];
    return mapProduct({ product, suppliers, ...lists.value });
  });
  await cache.save(products);
  return { ok: true, value: null };
}

const firstId = (rows: { id: number }[]): number | null => rows[0]?.id ?? null;

function isLast(run: CatalogueRunRecord, rows: { id: number }[]): boolean {
  return rows.length < PAGE_SIZE || firstId(rows) === run.pageMark;
}

function nextPage(run: CatalogueRunRecord, rows: { id: number }[]): CatalogueRunRecord {
  return { ...run, page: run.page + 1, pageMark: firstId(rows) };
}
