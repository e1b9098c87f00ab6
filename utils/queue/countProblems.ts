import type { QuotebridgeDatabase } from './database';
import { loadPresent } from './presentMark';
import type { ProblemRecord } from './records';
import { reading } from './storageError';

/** How many problems of the present tenant are open (not dismissed): the toolbar's badge. Throws `StorageError`. */
export async function countProblems(database: QuotebridgeDatabase): Promise<number> {
  const present = await loadPresent(database);
  const isShown = (record: ProblemRecord) => !record.dismissed && (present === null || record.tenant === present);
  return await reading(() => database.problems.filter(isShown).count());
}
