import type { DocumentRef } from '../domain/sourceDocument';
import { clearProblem } from './clearProblem';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import { changeJob, makeDueInPlace } from './jobChanges';
import type { JobRank, JobRecord } from './records';
import { resolveKnownRef } from './resolveKnownRef';
import { saveDocument } from './saveDocument';
import { inTransaction } from './storageError';

export interface EnqueueInput {
  tenant: string;
  ref: DocumentRef;
  now: number;
  /** The user asked: what was wrong before is no longer shown, and it goes before what is done by itself. */
  clearProblem?: boolean;
  /** Not before; milliseconds since 1970. Left out = now. */
  runAt?: number;
  /** Where the document was seen in the portal. */
  pageUrl?: string | null;
  /** The present connection (`toConnectionMark`). */
  connection?: string;
}

/**
 * Schedules a document. There is never a second job for it: with a person's click a waiting one becomes due now with its
 * attempts reset; a running one runs once more. What nobody asked for waits while the tenant is paused: each try would show
 * refused credentials once more. Resolves with the stored job after the commit. Throws `StorageError`.
 */
export async function enqueue(database: QuotebridgeDatabase, input: EnqueueInput): Promise<JobRecord> {
  const { jobs, problems, documents } = database;
  return await inTransaction(database, [jobs, problems, documents], async () => {
    const ref = await resolveKnownRef(database, input.tenant, input.ref);
    const key = toDocumentKey(input.tenant, ref);
    if (input.clearProblem) await clearProblem(database, { tenant: input.tenant, ref, now: input.now });
    const present = await jobs.get(key);
    const asked = present ? clickAgain(present, input) : createJob({ ...input, ref });
    // One that waits or runs already was asked for.
    const isUnasked = !input.clearProblem && (present?.state ?? 'parked') === 'parked';
    const job: JobRecord =
      isUnasked && (await isPaused(database, input.tenant)) ? { ...asked, state: 'parked' } : asked;
    await jobs.put(job);
    const { tenant, now, pageUrl } = input;
    if (pageUrl !== undefined) await saveDocument(database, { tenant, ref, now, facts: { pageUrl } });
    return job;
  });
}

/** Whether a problem of credentials stands at one of the tenant's documents; `resumeTenant` lets the parked jobs go on. */
async function isPaused({ problems }: QuotebridgeDatabase, tenant: string): Promise<boolean> {
  const ofTenant = problems.where('tenant').equals(tenant);
  return (await ofTenant.filter((record) => record.tenantWide).first()) !== undefined;
}

function clickAgain(job: JobRecord, input: EnqueueInput): JobRecord {
  const rank = Math.min(job.rank, rankOf(input)) as JobRank;
  const asked = { ...job, rank, connection: input.connection ?? job.connection };
  if (job.state === 'running')
    return changeJob(asked, { dirty: true, clicked: job.clicked || input.clearProblem === true });
  return input.clearProblem ? makeDueInPlace(asked, input.now) : scheduleUnasked(asked, input);
}

/** What is done by itself mends nothing: a job that failed keeps its wait, and what it has against it. */
function scheduleUnasked(job: JobRecord, { now, runAt = now }: EnqueueInput): JobRecord {
  if (job.state === 'queued' && job.lastProblem !== null) return job;
  return changeJob(job, { state: 'queued', runAt: Math.min(job.runAt, runAt), changedAt: now });
}

const rankOf = (input: EnqueueInput): JobRank => (input.clearProblem ? 0 : 1);

function createJob(input: EnqueueInput): JobRecord {
  return {
    key: toDocumentKey(input.tenant, input.ref),
    tenant: input.tenant,
    ref: input.ref,
    state: 'queued',
    runAt: input.runAt ?? input.now,
    attempts: 0,
    strikes: 0,
    dirty: false,
    rank: rankOf(input),
    ...(input.connection === undefined ? {} : { connection: input.connection }),
    lease: null,
    progress: null,
    lastProblem: null,
    revision: 1,
    createdAt: input.now,
    changedAt: input.now,
  };
}
