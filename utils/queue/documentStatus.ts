import type { DocumentState, DocumentStatus } from '../domain/documentState';
import { describeProblem } from '../domain/problem';
import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { decideFailure } from './decideFailure';
import { toDocumentKey } from './documentKey';
import { isFree } from './jobChanges';
import { isQueuePaused } from './queuePause';
import type { DocumentRecord, JobRecord, ProblemRecord } from './records';
import { resolveKnownRef } from './resolveKnownRef';
import { reading } from './storageError';

interface Rows {
  job: JobRecord | undefined;
  problem: ProblemRecord | undefined;
  document: DocumentRecord | undefined;
  /** The user paused the queue. */
  isPaused: boolean;
}

/** The state of a document, as every page shows it (sync-rules § 9). `now`: milliseconds. Throws `StorageError`. */
export async function loadDocumentStatus(
  database: QuotebridgeDatabase,
  input: { tenant: string; ref: DocumentRef; now: number },
): Promise<DocumentStatus> {
  return await reading(async () => {
    const ref = await resolveKnownRef(database, input.tenant, input.ref);
    return toStatus(ref, await loadRows(database, input.tenant, ref), input.now);
  });
}

async function loadRows(database: QuotebridgeDatabase, tenant: string, ref: DocumentRef): Promise<Rows> {
  const key = toDocumentKey(tenant, ref);
  const [job, own, document, isPaused] = await Promise.all([
    database.jobs.get(key),
    database.problems.get(key),
    database.documents.get(key),
    isQueuePaused(database),
  ]);
  if (job?.state !== 'parked' || own) return { job, problem: own, document, isPaused };
  const ofTenant = database.problems.where('tenant').equals(tenant);
  return { job, problem: await ofTenant.filter((record) => record.tenantWide).first(), document, isPaused };
}

function toStatus(ref: DocumentRef, rows: Rows, now: number): DocumentStatus {
  const { job, problem, document } = rows;
  const isWaiting = job?.state === 'queued' && job.runAt > now && !rows.isPaused;
  return {
    ref,
    state: toState(rows, now),
    number: document?.number ?? null,
    title: document?.title ?? null,
    since: job?.changedAt ?? problem?.at ?? document?.since ?? null,
    resumesAt: isWaiting ? job.runAt : null,
    progress: job?.progress ?? null,
    problem: shownProblem(rows, now),
    notices: heldNotice(rows, now) ?? document?.notices ?? [],
    headline: document?.headline ?? null,
    autotaskUrl: document?.autotaskUrl ?? null,
  };
}

/** A job that is paused, or of another connection, stands in the queue without a notification: it says itself why it waits. */
function heldNotice(rows: Rows, now: number): string[] | null {
  const { job } = rows;
  if (isHeldBack(rows, now)) return ['You paused Quotebridge: Resume in its popup lets it go on.'];
  const isHeld = job?.state === 'parked' && job.lastProblem?.code === 'connection-changed';
  return isHeld && job.lastProblem ? [describeProblem(job.lastProblem).message] : null;
}

/** While a job is on its way, an older problem is no news; only what it waits for is. */
function shownProblem({ job, problem }: Rows, now: number) {
  if (!job || job.state === 'parked') return problem?.problem ?? job?.lastProblem ?? null;
  return job.state === 'queued' && job.runAt > now ? job.lastProblem : null;
}

/** The user paused the queue, and nobody works on the job. */
function isHeldBack({ job, isPaused }: Rows, now: number): boolean {
  return isPaused && job !== undefined && isFree(job, now);
}

function toState(rows: Rows, now: number): DocumentState {
  const { job, problem, document } = rows;
  if (isHeldBack(rows, now)) return 'paused';
  if (job) return stateOfJob(job, now);
  if (problem) return stateOfProblem(problem, document);
  return document?.lastState ?? 'unlinked';
}

function stateOfJob(job: JobRecord, now: number): DocumentState {
  if (job.state === 'running') return 'syncing';
  if (job.state === 'parked') return 'paused';
  const reason = job.runAt > now ? job.lastProblem?.code : undefined;
  if (reason === 'offline') return 'offline';
  return reason === 'rate-limited' || reason === 'allowance-low' ? 'paused' : 'queued';
}

function stateOfProblem({ problem }: ProblemRecord, document: DocumentRecord | undefined): DocumentState {
  if (problem.code === 'conflict' || problem.code === 'managed-elsewhere' || problem.code === 'offline') {
    return problem.code;
  }
  if (decideFailure(problem) === 'pause-tenant') return 'paused';
  return document?.lastState === 'partial' ? 'partial' : 'failed';
}
