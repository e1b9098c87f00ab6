import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { SourceProduct } from '../domain/sourceDocument';
import { collectResults } from './collectResults';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import { mapProduct } from './mapProduct';
import type { QuoteManagerBrand, QuoteManagerProduct, QuoteManagerProductSupplier } from './quoteManagerRecords';

/** Products kept from earlier reads; how old they may be is its own affair. */
export interface CatalogueCache {
  load(productIds: number[]): Promise<Map<number, SourceProduct>>;
  save(products: SourceProduct[]): Promise<void>;
}

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
  const known = loaded.value;
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length === 0) return { ok: true, value: known };
  const fresh = await fetchUncached(client, missing);
  if (!fresh.ok) return fresh;
  const saved = await storing(() => cache.save(fresh.value));
  if (!saved.ok) return saved;
  const products = new Map(known);
  for (const product of fresh.value) products.set(product.id, product);
  return { ok: true, value: products };
}

async function fetchUncached(client: QuoteManagerClient, ids: readonly number[]): Promise<Result<SourceProduct[]>> {
  const [answers, categories] = await Promise.all([
    Promise.all(ids.map((id) => fetchWithSuppliers(client, id))),
    client.fetchCategories(),
  ]);
  if (!categories.ok) return categories;
  const collected = collectResults(answers);
  if (!collected.ok) return collected;
  const found = collected.value.filter((entry) => entry !== null);
  const brands = await fetchBrands(client, found);
  if (!brands.ok) return brands;
  const shared = { brands: brands.value, categories: categories.value };
  return { ok: true, value: found.map((records) => mapProduct({ ...records, ...shared })) };
}

async function fetchWithSuppliers(client: QuoteManagerClient, id: number): Promise<Result<Found | null>> {
  const [product, suppliers] = await Promise.all([client.fetchProduct(id), client.fetchProductSuppliers(id)]);
  if (!product.ok) return product;
  if (product.value === null) return { ok: true, value: null };
  return suppliers.ok ? { ok: true, value: { product: product.value, suppliers: suppliers.value } } : suppliers;
}

async function fetchBrands(client: QuoteManagerClient, found: readonly Found[]): Promise<Result<QuoteManagerBrand[]>> {
  const ids = new Set(found.map(({ product }) => product.brandID ?? 0).filter((id) => id > 0));
  const brands = collectResults(await Promise.all([...ids].map((id) => client.fetchBrand(id))));
  return brands.ok ? { ok: true, value: brands.value.filter((brand) => brand !== null) } : brands;
}

async function storing<T>(effect: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await effect() };
  } catch (error) {
    return { ok: false, problem: createProblem('storage-failed', {}, { details: [String(error)] }) };
  }
}
