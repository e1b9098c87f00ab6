import type { SourceProduct } from '../domain/sourceDocument';
import type { QuoteManagerBrand, QuoteManagerCategory } from './quoteManagerRecords';

/** All brands and categories: two requests instead of one for each brand. */
export interface CatalogueLists {
  brands: QuoteManagerBrand[];
  categories: QuoteManagerCategory[];
}

/** A product from an earlier read. `isFresh`: it may be used as it is; else only after Quote Manager was asked. */
export interface CachedProduct {
  product: SourceProduct;
  /** Milliseconds since 1970. */
  at: number;
  isFresh: boolean;
}

/** Products, brands and categories kept from earlier reads; how old they may be is its own affair. */
export interface CatalogueCache {
  load(productIds: number[]): Promise<Map<number, CachedProduct>>;
  save(products: SourceProduct[]): Promise<void>;
  /** Null when they are unknown or too old. */
  loadLists(): Promise<CatalogueLists | null>;
  saveLists(lists: CatalogueLists): Promise<void>;
}
