import type { QuotebridgeDatabase } from './database';
import { reading } from './storageError';

/** How many problems are open (not dismissed): the number on the toolbar's badge. Throws `StorageError`. */
export async function countProblems(database: QuotebridgeDatabase): Promise<number> {
  return await reading(() => database.problems.filter((record) => !record.dismissed).count());
}
