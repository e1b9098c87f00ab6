import type { Result } from '../domain/result';
import type { SourceProduct } from '../domain/sourceDocument';
import type { CachedProduct } from './catalogueCache';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import { modifiedSince } from './modifiedSince';

/** Two lists cost as much as one product and its suppliers. */
const FEWEST = 2;

/**
 * Those of the products that Quote Manager has not changed since they were read: two requests for all of them. More changes
 * than a page tell nothing: then none is confirmed, and each one is read anew.
 */
export async function revalidateProducts(
  client: QuoteManagerClient,
  stale: CachedProduct[],
): Promise<Result<SourceProduct[]>> {
  if (stale.length < FEWEST) return { ok: true, value: [] };
  const since = modifiedSince(Math.min(...stale.map(({ at }) => at)));
  const [products, suppliers] = await Promise.all([
    client.fetchChangedProducts(since),
    client.fetchChangedSuppliers(since),
  ]);
  if (!products.ok) return products;
  if (!suppliers.ok) return suppliers;
  if (products.value === null || suppliers.value === null) return { ok: true, value: [] };
  const changed = new Set([...products.value.map(({ id }) => id), ...suppliers.value.map((row) => row.productID)]);
  return { ok: true, value: stale.map(({ product }) => product).filter(({ id }) => !changed.has(id)) };
}
