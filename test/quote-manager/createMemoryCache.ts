import type { SourceProduct } from '../../utils/domain/sourceDocument';
import type { CachedProduct, CatalogueCache, CatalogueLists } from '../../utils/quote-manager/catalogueCache';

/** A cache in memory; products in `known` are fresh unless they are in `stale`. */
export function createMemoryCache(known = new Map<number, SourceProduct>(), stale = new Map<number, CachedProduct>()) {
  let lists: CatalogueLists | null = null;
  const cache: CatalogueCache = {
    load: async (ids) => {
      const fresh = [...known].map(([id, product]) => [id, { product, at: 0, isFresh: true }] as const);
      return new Map([...stale, ...fresh].filter(([id]) => ids.includes(id)));
    },
    save: async (products) => {
      for (const product of products) known.set(product.id, product);
    },
    loadLists: async () => lists,
    saveLists: async (next) => {
      lists = next;
    },
  };
  return { ...cache, known };
}
