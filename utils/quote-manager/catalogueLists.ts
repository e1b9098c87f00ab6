import type { Result } from '../domain/result';
import type { CatalogueCache, CatalogueLists } from './catalogueCache';
import type { QuoteManagerClient } from './createQuoteManagerClient';
import type { QuoteManagerProduct } from './quoteManagerRecords';
import { storing } from './storing';

/** The lists, from the cache while they name every brand and category of these products. */
export async function fetchListsFor(
  client: QuoteManagerClient,
  products: readonly QuoteManagerProduct[],
  cache: CatalogueCache,
): Promise<Result<CatalogueLists>> {
  const known = await storing(() => cache.loadLists());
  if (!known.ok) return known;
  return known.value && namesAll(known.value, products) ? { ok: true, value: known.value } : fetchLists(client, cache);
}

/** Reads the lists and keeps them. */
export async function fetchLists(client: QuoteManagerClient, cache: CatalogueCache): Promise<Result<CatalogueLists>> {
  const [brands, categories] = await Promise.all([client.fetchBrands(), client.fetchCategories()]);
  if (!brands.ok) return brands;
  if (!categories.ok) return categories;
  const lists = { brands: brands.value, categories: categories.value };
  const saved = await storing(() => cache.saveLists(lists));
  return saved.ok ? { ok: true, value: lists } : saved;
}

function namesAll({ brands, categories }: CatalogueLists, products: readonly QuoteManagerProduct[]): boolean {
  const isNamed = (list: readonly { id: number }[], id: number | null) =>
    id === null || id <= 0 || list.some((entry) => entry.id === id);
  return products.every(({ brandID, categoryID }) => isNamed(brands, brandID) && isNamed(categories, categoryID));
}
