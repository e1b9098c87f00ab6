import type { Result } from '../domain/result';
import type { SourceProduct } from '../domain/sourceDocument';
import type { CachedProduct, CatalogueCache } from './catalogueCache';
import { fetchListsFor } from './catalogueLists';
import { collectResults } from './collectResults';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import { mapProduct } from './mapProduct';
import type { QuoteManagerProduct, QuoteManagerProductSupplier } from './quoteManagerRecords';
import { revalidateProducts } from './revalidateProducts';
import { storing } from './storing';

interface Found {
  product: QuoteManagerProduct;
  suppliers: QuoteManagerProductSupplier[];
}

/**
 * The products by id, read from Quote Manager where the cache has none. An id that does not exist is left out.
 * Problems: those of the client, and `storage-failed` for a cache that rejects.
 */
export async function fetchSourceProducts(
  client: QuoteManagerClient,
  productIds: readonly number[],
  cache: CatalogueCache,
): Promise<Result<Map<number, SourceProduct>>> {
  const wanted = [...new Set(productIds)];
  const loaded = await storing(() => cache.load(wanted));
  if (!loaded.ok) return loaded;
  const known = await confirmCached(client, [...loaded.value.values()], cache);
  if (!known.ok) return known;
  const products = new Map(known.value.map((product) => [product.id, product]));
  const missing = wanted.filter((id) => !products.has(id));
  if (missing.length === 0) return { ok: true, value: products };
  const fresh = await fetchUncached(client, missing, cache);
  if (!fresh.ok) return fresh;
  for (const product of fresh.value) products.set(product.id, product);
  return { ok: true, value: products };
}

/** What the cache has and Quote Manager has not changed since. */
async function confirmCached(
  client: QuoteManagerClient,
  cached: CachedProduct[],
  cache: CatalogueCache,
): Promise<Result<SourceProduct[]>> {
  const fresh = cached.filter(({ isFresh }) => isFresh).map(({ product }) => product);
  const unchanged = await revalidateProducts(
    client,
    cached.filter(({ isFresh }) => !isFresh),
  );
  if (!unchanged.ok) return unchanged;
  const saved = await storing(() => cache.save(unchanged.value));
  return saved.ok ? { ok: true, value: [...fresh, ...unchanged.value] } : saved;
}

async function fetchUncached(
  client: QuoteManagerClient,
  ids: readonly number[],
  cache: CatalogueCache,
): Promise<Result<SourceProduct[]>> {
  const answers = await Promise.all(ids.map((id) => fetchWithSuppliers(client, id)));
  const found = answers.flatMap((answer) => (answer.ok && answer.value ? [answer.value] : []));
  const products = await mapFound(client, found, cache);
  if (!products.ok) return products;
  // Also when another one failed: the next attempt then has less to ask for.
  const saved = await storing(() => cache.save(products.value));
  if (!saved.ok) return saved;
  const collected = collectResults(answers);
  return collected.ok ? products : collected;
}

async function mapFound(
  client: QuoteManagerClient,
  found: Found[],
  cache: CatalogueCache,
): Promise<Result<SourceProduct[]>> {
  if (found.length === 0) return { ok: true, value: [] };
  const records = found.map(({ product }) => product);
  const lists = await fetchListsFor(client, records, cache);
  return lists.ok ? { ok: true, value: found.map((entry) => mapProduct({ ...entry, ...lists.value })) } : lists;
}

async function fetchWithSuppliers(client: QuoteManagerClient, id: number): Promise<Result<Found | null>> {
  const [product, suppliers] = await Promise.all([client.fetchProduct(id), client.fetchProductSuppliers(id)]);
  if (!product.ok) return product;
  if (product.value === null) return { ok: true, value: null };
  return suppliers.ok ? { ok: true, value: { product: product.value, suppliers: suppliers.value } } : suppliers;
}
