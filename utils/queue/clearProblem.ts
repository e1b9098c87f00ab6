import type { QuotebridgeDatabase } from './database';
import type { DocumentKey } from './records';
import { resumeTenant } from './resumeTenant';
import { inTransaction } from './storageError';

/** Removes the problem of a document; one that had stopped the tenant lets the tenant go on. Throws `StorageError`. */
export async function clearProblem(
  database: QuotebridgeDatabase,
  input: { key: DocumentKey; now: number },
): Promise<void> {
  await inTransaction(database, [database.jobs, database.problems], async () => {
    const record = await database.problems.get(input.key);
    await database.problems.delete(input.key);
    if (record?.tenantWide) await resumeTenant(database, { tenant: record.tenant, now: input.now });
  });
}
