import { createProblem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { changeJob, makeDueInPlace } from './jobChanges';
import { markPresent } from './presentMark';
import type { JobRecord } from './records';
import { inTransaction, reading } from './storageError';

/**
 * Only jobs of the tenant that is connected now may run. Those of others wait, and say for what; they go on when their tenant
 * is connected again. Call it only while no job runs. Throws `StorageError`.
 */
export async function holdForeignJobs(
  database: QuotebridgeDatabase,
  input: { tenant: string; now: number },
): Promise<void> {
  await inTransaction(database, [database.jobs, database.reference], async () => {
    await markPresent(database, input.tenant, input.now);
    const all = await database.jobs.toArray();
    const foreign = all.filter((job) => job.tenant !== input.tenant && job.state !== 'parked');
    const back = all.filter((job) => job.tenant === input.tenant && isHeld(job));
    await database.jobs.bulkPut(foreign.map((job) => hold(job, input.now)));
    await database.jobs.bulkPut(back.map((job) => makeDueInPlace(job, input.now)));
  });
}

function hold(job: JobRecord, now: number): JobRecord {
  const lastProblem = createProblem('connection-changed', { tenant: job.tenant });
  return changeJob(job, { state: 'parked', lease: null, progress: null, lastProblem, changedAt: now });
}

const isHeld = (job: JobRecord): boolean => job.state === 'parked' && job.lastProblem?.code === 'connection-changed';

/** Whether any job waits for another connection. Throws `StorageError`. */
export async function hasHeldJob(database: QuotebridgeDatabase): Promise<boolean> {
  const parked = () => database.jobs.where('state').equals('parked');
  return (await reading(() => parked().filter(isHeld).first())) !== undefined;
}
