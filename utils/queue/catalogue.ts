import Big from 'big.js';
import type { SourceProduct } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import type { CatalogueRecord, StoredProduct } from './records';
import { inTransaction, reading } from './storageError';

/** A cached product and when it was read (milliseconds since 1970). */
export interface CachedProduct {
  product: SourceProduct;
  at: number;
}

/** Stores products as just read from Quote Manager, replacing older ones. Throws `StorageError`. */
export async function saveProducts(
  database: QuotebridgeDatabase,
  input: { tenant: string; products: SourceProduct[]; now: number },
): Promise<void> {
  const { tenant, products, now } = input;
  const rows = products.map((product) => ({ tenant, id: product.id, product: toStored(product), at: now }));
  await inTransaction(database, [database.catalogue], async () => {
    await database.catalogue.bulkPut(rows);
  });
}

/** The cached ones of the products with these ids, by id. Throws `StorageError`. */
export async function loadProducts(
  database: QuotebridgeDatabase,
  input: { tenant: string; ids: number[] },
): Promise<Map<number, CachedProduct>> {
  const keys = input.ids.map((id): [string, number] => [input.tenant, id]);
  const rows = await reading(() => database.catalogue.bulkGet(keys));
  // Rows of the first release lack the period: they are as good as none.
  const known = rows.filter((row): row is CatalogueRecord => row?.product.period !== undefined);
  return new Map(known.map((row) => [row.id, { product: fromStored(row.product), at: row.at }]));
}

function toStored(product: SourceProduct): StoredProduct {
  const { price, retailPrice, cost } = product;
  return {
    ...product,
    price: price.toString(),
    retailPrice: retailPrice.toString(),
    cost: cost === null ? null : cost.toString(),
  };
}

function fromStored(stored: StoredProduct): SourceProduct {
  const { price, retailPrice, cost } = stored;
  return {
    ...stored,
    price: new Big(price),
    retailPrice: new Big(retailPrice),
    cost: cost === null ? null : new Big(cost),
  };
}

/** Drops cached products, so that the next sync reads them afresh. Throws `StorageError`. */
export async function forgetProducts(
  database: QuotebridgeDatabase,
  input: { tenant: string; ids: number[] },
): Promise<void> {
  const keys = input.ids.map((id): [string, number] => [input.tenant, id]);
  await inTransaction(database, [database.catalogue], () => database.catalogue.bulkDelete(keys));
}
