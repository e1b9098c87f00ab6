import type { QuotebridgeDatabase } from './database';
import { inTransaction, reading } from './storageError';

/** Times (milliseconds since 1970) of the requests to a system that were stored, oldest first. Throws `StorageError`. */
export async function loadStamps(database: QuotebridgeDatabase, system: string): Promise<number[]> {
  return (await reading(() => database.budget.get(system)))?.stamps ?? [];
}

/** Replaces the stored times of a system. Throws `StorageError`. */
export async function saveStamps(
  database: QuotebridgeDatabase,
  input: { system: string; stamps: number[] },
): Promise<void> {
  await inTransaction(database, [database.budget], async () => {
    await database.budget.put(input);
  });
}
