import { loadProducts, saveProducts } from '../queue/catalogue';
import type { QuotebridgeDatabase } from '../queue/database';
import type { CatalogueCache } from '../quote-manager/fetchSourceProducts';

/** Quote Manager allows 60 requests a minute, and a product costs two: names and numbers may be a few hours old. */
const PRODUCT_MAX_AGE_MS = 4 * 60 * 60_000;

/** Quote Manager's products, kept in the database. Throws `StorageError`. */
export function createCatalogueCache(
  database: QuotebridgeDatabase,
  tenant: string,
  clock: () => number,
): CatalogueCache {
  return {
    load: async (ids) => {
      const stored = await loadProducts(database, { tenant, ids });
      const fresh = [...stored].filter(([, { at }]) => clock() - at <= PRODUCT_MAX_AGE_MS);
      return new Map(fresh.map(([id, { product }]) => [id, product]));
    },
    save: (products) => saveProducts(database, { tenant, products, now: clock() }),
  };
}
