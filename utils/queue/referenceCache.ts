import type { QuotebridgeDatabase } from './database';
import type { ReferenceRecord } from './records';
import { inTransaction, reading } from './storageError';

/** A cached value and when it was read; the caller parses `value` and judges its age. Null when absent. Throws `StorageError`. */
export async function loadReference(database: QuotebridgeDatabase, key: string): Promise<ReferenceRecord | null> {
  return (await reading(() => database.reference.get(key))) ?? null;
}

/** Stores a value with its age; it must be plain data. Throws `StorageError`. */
export async function saveReference(database: QuotebridgeDatabase, record: ReferenceRecord): Promise<void> {
  await inTransaction(database, [database.reference], async () => {
    await database.reference.put(record);
  });
}

/** Drops a cached value. Throws `StorageError`. */
export async function dropReference(database: QuotebridgeDatabase, key: string): Promise<void> {
  await inTransaction(database, [database.reference], () => database.reference.delete(key));
}

/** The cached ones of these keys. Throws `StorageError`. */
export async function loadReferences(database: QuotebridgeDatabase, keys: string[]): Promise<ReferenceRecord[]> {
  const records = await reading(() => database.reference.bulkGet(keys));
  return records.filter((record) => record !== undefined);
}

/** Stores several values in one transaction. Throws `StorageError`. */
export async function saveReferences(database: QuotebridgeDatabase, records: ReferenceRecord[]): Promise<void> {
  await inTransaction(database, [database.reference], async () => {
    await database.reference.bulkPut(records);
  });
}

/** Drops several cached values. Throws `StorageError`. */
export async function dropReferences(database: QuotebridgeDatabase, keys: string[]): Promise<void> {
  await inTransaction(database, [database.reference], () => database.reference.bulkDelete(keys));
}
