import Big from 'big.js';
import type { Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import { loadCatalogueProblems } from '../queue/catalogueRuns';
import type { CatalogueRunRecord } from '../queue/records';
import { fetchListsFor } from '../quote-manager/catalogueLists';
import { type ListPage, PAGE_SIZE } from '../quote-manager/fetchRows';
import { mapProduct } from '../quote-manager/mapProduct';
import { modifiedSince } from '../quote-manager/modifiedSince';
import type {
  ProductName,
  QuoteManagerProduct,
  QuoteManagerProductSupplier,
} from '../quote-manager/quoteManagerRecords';
import { type CataloguePorts, type CatalogueStep, enterPhase, moved } from './catalogueStep';
import { createCatalogueCache } from './createCatalogueCache';
import { leaveAlone, type RefusedProduct } from './leaveAlone';
import { readChangedProducts } from './readChangedProducts';

/** Reads one page, or a few changed products, of Quote Manager's catalogue into the database. Throws `StorageError`. */
export function readCatalogueStep(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  switch (run.phase) {
    case 'changes':
      return findChanges(run, ports);
    case 'changed':
      return readChangedProducts(run, ports);
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

async function readSuppliers(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const page = await ports.quoteManager.fetchSupplierPage({ page: run.page, since: null });
  if (!page.ok) return moved(run, page.problem);
  const { names, rows, refused } = page.value;
  const costs = { ...run.costs };
  for (const row of rows) costs[row.productID] = cheaper(costs[row.productID], row) ?? '';
  const unknownCosts = { ...run.unknownCosts };
  for (const { name, problem } of refused) unknownCosts[name.productID] = problem;
  const read = { ...run, costs, unknownCosts };
  return moved(isLast(run, names) ? enterPhase(read, 'products', ports) : nextPage(read, names));
}

/** The lower of both as decimal text; empty where no supplier states one. */
function cheaper(known: string | undefined, { cost }: QuoteManagerProductSupplier): string | undefined {
  if (cost === null) return known;
  return known === undefined || known === '' || cost.lt(known) ? cost.toString() : known;
}

async function readProducts(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const page = await ports.quoteManager.fetchProductPage({ page: run.page, since: null });
  if (!page.ok) return moved(run, page.problem);
  const { names, rows } = page.value;
  // A server that ignores the number repeats its last page.
  if (firstId(names) === run.pageMark) return moved(readWhole(run, ports));
  const refused = refusedOf(page.value, run);
  const readable = rows.filter(({ id }) => run.unknownCosts?.[id] === undefined);
  const saved = await saveProducts(run, readable, ports);
  if (!saved.ok) return moved(run, saved.problem);
  const active = readable.filter(({ isActive }) => isActive).map(({ id }) => id);
  const todo = [...new Set([...run.todo, ...active])].sort((a, b) => a - b);
  const left = leaveAlone({ ...run, todo }, refused, ports.clock());
  return {
    ...moved(isLast(run, names) ? readWhole(left.run, ports) : nextPage(left.run, names)),
    problems: left.problems,
  };
}

function readWhole(run: CatalogueRunRecord, ports: CataloguePorts): CatalogueRunRecord {
  return { ...enterPhase(run, 'writing', ports), costs: {}, unknownCosts: {} };
}

/** Products of an unknown form, and active ones with a supplier's record of one. */
function refusedOf(
  { rows, refused }: ListPage<QuoteManagerProduct, ProductName>,
  { unknownCosts = {} }: CatalogueRunRecord,
): RefusedProduct[] {
  const toRefused = ({ id, title, productNumber }: ProductName, problem: Problem) => {
    return { id, name: title.trim(), number: productNumber.trim(), problem };
  };
  const uncosted = rows.flatMap((row) => {
    const problem = row.isActive ? unknownCosts[row.id] : undefined;
    return problem ? [toRefused(row, problem)] : [];
  });
  return [...refused.map(({ name, problem }) => toRefused(name, problem)), ...uncosted];
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
