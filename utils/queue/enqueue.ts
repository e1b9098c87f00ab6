import type { DocumentRef } from '../domain/sourceDocument';
import { clearProblem } from './clearProblem';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import { changeJob, makeDue } from './jobChanges';
import type { JobRecord } from './records';
import { resolveKnownRef } from './resolveKnownRef';
import { inTransaction } from './storageError';

export interface EnqueueInput {
  tenant: string;
  ref: DocumentRef;
  now: number;
  /** The user asked: what was wrong before is no longer shown. */
  clearProblem?: boolean;
}

/**
 * Schedules a document. There is never a second job for it: a waiting one becomes due now with its attempts reset, a
 * running one runs once more. Resolves with the stored job after the commit. Throws `StorageError`.
 */
export async function enqueue(database: QuotebridgeDatabase, input: EnqueueInput): Promise<JobRecord> {
  const { jobs, problems, documents } = database;
  return await inTransaction(database, [jobs, problems, documents], async () => {
    const ref = await resolveKnownRef(database, input.tenant, input.ref);
    const key = toDocumentKey(input.tenant, ref);
    if (input.clearProblem) await clearProblem(database, { key, now: input.now });
    const present = await jobs.get(key);
    const job = present ? clickAgain(present, input.now) : createJob({ ...input, ref });
    await jobs.put(job);
    return job;
  });
}

function clickAgain(job: JobRecord, now: number): JobRecord {
  return job.state === 'running' ? changeJob(job, { dirty: true }) : makeDue(job, now);
}

function createJob(input: EnqueueInput): JobRecord {
  return {
    key: toDocumentKey(input.tenant, input.ref),
    tenant: input.tenant,
    ref: input.ref,
    state: 'queued',
    runAt: input.now,
    attempts: 0,
    strikes: 0,
    dirty: false,
    lease: null,
    progress: null,
    lastProblem: null,
    revision: 1,
    createdAt: input.now,
    changedAt: input.now,
  };
}
