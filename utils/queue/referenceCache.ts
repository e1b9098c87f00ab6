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
