import type Big from 'big.js';
import type { SourceProduct, SourceProductKind } from '../domain/sourceDocument';
import { mapPeriod } from './mapParts';
import type {
  QuoteManagerBrand,
  QuoteManagerCategory,
  QuoteManagerProduct,
  QuoteManagerProductSupplier,
} from './quoteManagerRecords';

// Openapi document: 0 physical, 1 non-physical, 2 service, 3 bundle. The first two are products to Autotask (sync-rules § 3).
const KINDS: Record<QuoteManagerProduct['type'], SourceProductKind> = {
  0: 'product',
  1: 'product',
  2: 'service',
  3: 'bundle',
};

export interface ProductRecords {
  product: QuoteManagerProduct;
  suppliers: readonly QuoteManagerProductSupplier[];
  brands: readonly QuoteManagerBrand[];
  categories: readonly QuoteManagerCategory[];
}

/** A product with what belongs to it: brand and category by name, cost of the cheapest supplier record. */
export function mapProduct({ product, suppliers, brands, categories }: ProductRecords): SourceProduct {
  return {
    id: product.id,
    kind: KINDS[product.type],
    number: product.productNumber.trim(),
    manufacturerPartNumber: product.manufacturerPartNumber.trim(),
    name: product.title.trim(),
    brand: nameOf(brands, product.brandID),
    category: nameOf(categories, product.categoryID),
    price: product.price,
    retailPrice: product.retailPrice,
    cost: findCheapestCost(suppliers),
    isActive: product.isActive,
    isSerialized: product.isSerialized,
    period: mapPeriod(product),
  };
}

function nameOf(records: readonly { id: number; name: string }[], id: number | null): string | null {
  return records.find((record) => record.id === id)?.name.trim() || null;
}

function findCheapestCost(suppliers: readonly QuoteManagerProductSupplier[]): Big | null {
  let cheapest: Big | null = null;
  for (const { cost } of suppliers) {
    if (cost !== null && (cheapest === null || cost.lt(cheapest))) cheapest = cost;
  }
  return cheapest;
}
