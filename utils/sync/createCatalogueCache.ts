import { isFresh } from '../domain/schedule/isFresh';
import { loadProducts, saveProducts } from '../queue/catalogue';
import type { QuotebridgeDatabase } from '../queue/database';
import { loadReference, saveReference } from '../queue/referenceCache';
import type { CatalogueCache, CatalogueLists } from '../quote-manager/catalogueCache';

/** Quote Manager allows 60 requests a minute, and a product costs two: names and numbers may be a few hours old. */
const PRODUCT_MAX_AGE_MS = 4 * 60 * 60_000;
/** A supplier's record that was deleted shows in no list of changes, so what is older is read anew. */
const CONFIRMABLE_MS = 7 * 24 * 60 * 60_000;
/** A brand or category that the lists do not name has them read anew. */
const LISTS_MAX_AGE_MS = 24 * 60 * 60_000;

/** Quote Manager's products, brands and categories, kept in the database. Throws `StorageError`. */
export function createCatalogueCache(
  database: QuotebridgeDatabase,
  tenant: string,
  clock: () => number,
): CatalogueCache {
  const listsKey = `catalogue-lists|${tenant}`;
  return {
    load: async (ids) => {
      const stored = await loadProducts(database, { tenant, ids });
      const now = clock();
      const usable = [...stored].filter(([, { at }]) => isFresh(at, now, CONFIRMABLE_MS));
      const cached = usable.map(([id, { product, at }]) => {
        return [id, { product, at, isFresh: isFresh(at, now, PRODUCT_MAX_AGE_MS) }] as const;
      });
      return new Map(cached);
    },
    save: (products) => saveProducts(database, { tenant, products, now: clock() }),
    loadLists: async () => {
      const stored = await loadReference(database, listsKey);
      return stored && isFresh(stored.at, clock(), LISTS_MAX_AGE_MS) ? (stored.value as CatalogueLists) : null;
    },
    saveLists: (lists) => saveReference(database, { key: listsKey, value: lists, at: clock() }),
  };
}
