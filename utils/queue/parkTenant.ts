import type { Problem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { type Claim, changeJob, loadOwnJob } from './jobChanges';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';
import { storeProblem } from './storeProblem';

/**
 * Stops all jobs of the tenant whose job met the problem (credentials). They stay, parked, and go on with `resumeTenant`;
 * the problem is stored once, at the document that met it. Throws `StorageError`.
 */
export async function parkTenant(
  database: QuotebridgeDatabase,
  input: Claim & { problem: Problem; now: number },
): Promise<'paused' | 'lost'> {
  const { jobs, problems, documents, activity } = database;
  return await inTransaction(database, [jobs, problems, documents, activity], async () => {
    const culprit = await loadOwnJob(database, input);
    if (!culprit) return 'lost';
    const all = await jobs.where('tenant').equals(culprit.tenant).toArray();
    // Another running job meets the same refusal itself; taking it away from its worker would lose its outcome.
    const stopped = all.filter((job) => job.state === 'queued' || job.key === culprit.key);
    await jobs.bulkPut(stopped.map((job) => parkedJob(job, input.now)));
    const ofTenant = problems.where('tenant').equals(culprit.tenant);
    await ofTenant.filter((record) => record.tenantWide).delete();
    await storeProblem(database, culprit, { ...input, state: 'paused', tenantWide: true });
    return 'paused';
  });
}

function parkedJob(job: JobRecord, now: number): JobRecord {
  // What it met before is no reason any more: a connection that was changed, say, would have it released by itself.
  return changeJob(job, {
    state: 'parked',
    lease: null,
    progress: null,
    dirty: false,
    lastProblem: null,
    changedAt: now,
  });
}
