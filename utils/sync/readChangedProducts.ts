import { loadProducts } from '../queue/catalogue';
import type { CatalogueRunRecord } from '../queue/records';
import { reading } from '../queue/storageError';
import { fetchSourceProducts } from '../quote-manager/fetchSourceProducts';
import { isUnreadable } from '../quote-manager/requestJson';
import { type CataloguePorts, type CatalogueStep, enterPhase, moved } from './catalogueStep';
import { createCatalogueCache } from './createCatalogueCache';
import { leaveAlone, type RefusedProduct } from './leaveAlone';

/** Two requests each: a step is not to take the whole share of a minute. */
const PRODUCTS_PER_STEP = 5;

/** Reads a few changed products anew, with their suppliers; those that cannot be read are left alone. Throws `StorageError`. */
export async function readChangedProducts(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const ids = run.todo.slice(run.done, run.done + PRODUCTS_PER_STEP);
  const together = await readAnew(ids, run, ports);
  if (!together.ok && !isUnreadable(together.problem)) return moved(run, together.problem);
  const refused: RefusedProduct[] = [];
  // Which of them cannot be read shows only when each is asked for by itself.
  for (const id of together.ok ? [] : ids) {
    const read = await readAnew([id], run, ports);
    if (!read.ok && !isUnreadable(read.problem)) return moved(run, read.problem);
    if (!read.ok) refused.push({ id, ...(await nameOf(id, run, ports)), problem: read.problem });
  }
  const left = leaveAlone(run, refused, ports.clock());
  const done = run.done + ids.length - refused.length;
  const next = done < left.run.todo.length ? { ...left.run, done } : enterPhase(left.run, 'writing', ports);
  return { ...moved(next), problems: left.problems };
}

function readAnew(ids: number[], { tenant }: CatalogueRunRecord, { database, quoteManager, clock }: CataloguePorts) {
  const cache = createCatalogueCache(database, tenant, clock);
  return fetchSourceProducts(quoteManager, ids, { ...cache, load: async () => new Map() });
}

/** As it was called when it was listed or read before. */
async function nameOf(id: number, { tenant }: CatalogueRunRecord, { database }: CataloguePorts) {
  const listed = await reading(() => database.catalogueProblems.get([tenant, id]));
  const known = listed ?? (await loadProducts(database, { tenant, ids: [id] })).get(id)?.product;
  return { name: known?.name ?? '', number: known?.number ?? '' };
}
