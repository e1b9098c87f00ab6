import type { QuotebridgeDatabase } from './database';
import { makeDueInPlace } from './jobChanges';
import { inTransaction } from './storageError';

/** Lets a paused tenant go on: its parked jobs are due now and the problem that stopped it goes. Throws `StorageError`. */
export async function resumeTenant(
  database: QuotebridgeDatabase,
  input: { tenant: string; now: number },
): Promise<void> {
  await inTransaction(database, [database.jobs, database.problems], async () => {
    const jobs = await database.jobs.where('tenant').equals(input.tenant).toArray();
    const parked = jobs.filter((job) => job.state === 'parked');
    await database.jobs.bulkPut(parked.map((job) => makeDueInPlace(job, input.now)));
    await database.problems
      .where('tenant')
      .equals(input.tenant)
      .filter((record) => record.tenantWide)
      .delete();
  });
}
