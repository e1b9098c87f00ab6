import type { AllowanceWatch } from '../autotask/createAllowanceWatch';
import type { AutotaskEntity } from '../domain/autotaskRecords';
import { createProblem, type Problem, type ProblemCode } from '../domain/problem';
import type { Result } from '../domain/result';
import type { DocumentKind, DocumentRef, SourceDocument } from '../domain/sourceDocument';
import { claim } from '../queue/claim';
import { complete } from '../queue/complete';
import type { QuotebridgeDatabase } from '../queue/database';
import { fail } from '../queue/fail';
import { hasDueJob } from '../queue/hasDueJob';
import { hasHeldJob, holdForeignJobs } from '../queue/holdForeignJobs';
import { loadOwnJob } from '../queue/jobChanges';
import { parkMalformedJobs } from '../queue/parkMalformedJobs';
import type { JobRecord } from '../queue/records';
import { rekey } from '../queue/rekey';
import { renewLease, reportProgress } from '../queue/renewLease';
import { saveDocument } from '../queue/saveDocument';
import { toProblem } from '../queue/storageError';
import type { TenantIdentity } from '../queue/tenants';
import { createJournal } from './createJournal';
import { createLookupMemory } from './createLookupMemory';
import { guardWrites } from './guardWrites';
import type { SyncPorts } from './ports';
import { type SyncOutcome, type SyncSuccess, syncDocument } from './syncDocument';

/** How long a worker may be silent before another one takes its job. */
const LEASE_MS = 60_000;
/** Often enough for the lease, and for the browser, which stops a background that is silent for 30 s. */
const HEARTBEAT_MS = 15_000;

/** A connection to both systems under the present settings and credentials. */
export interface SyncSession
  extends Pick<
    SyncPorts,
    'readSource' | 'autotask' | 'readReference' | 'forgetReference' | 'settings' | 'settleMs' | 'quietMs'
  > {
  /** Whose books it reads and writes: only this tenant's jobs may run under it. */
  tenant: string;
  /** As `readSource`, for a job that nobody asked for: it never waits for the allowance. */
  readSourceUnasked: SyncPorts['readSource'];
  /** Whether addresses and credentials are still those that it was opened with. */
  isCurrent(): Promise<boolean>;
  allowance: Pick<AllowanceWatch, 'decide'>;
  /** Quote Manager's id of a number; null when it knows none. */
  resolveNumber(kind: DocumentKind, number: string): Promise<Result<number | null>>;
  /** Address of a record's page in Autotask; null where it has none. */
  recordUrl(entity: AutotaskEntity, id: number): string | null;
}

export interface QueueRunnerPorts {
  database: QuotebridgeDatabase;
  /** Names this worker. */
  owner: string;
  clock: () => number;
  random: () => number;
  today: () => string;
  openSession(): Promise<Result<SyncSession>>;
  /** The tenant of the present connection, as far as known here (`loadTenant`). */
  presentTenant(): Promise<{ id: string; identity: TenantIdentity | null }>;
  /** A document's state changed: tell whoever shows it. */
  onChange(ref: DocumentRef): Promise<void>;
  /** A problem was stored that a person should hear of. */
  onProblem(job: JobRecord, problem: Problem): Promise<void>;
  /** Drops cached products: a person is about to mend them in Quote Manager. */
  forgetProducts(tenant: string, ids: number[]): Promise<void>;
  /** Calls back regularly until the returned function is called. */
  every(ms: number, task: () => void): () => void;
  wait(ms: number): Promise<void>;
  /** Something failed that stops nothing: a page that could not be told, a notification that was not shown. */
  report(error: unknown): void;
}

/** Problems whose remedy may be a change of the product in Quote Manager. */
const PRODUCT_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'product-not-found',
  'ambiguous-product',
  'product-inactive',
  'recurring-without-service',
  'service-period-differs',
]);

/**
 * Works off every job of the present tenant that is due, one document at a time; resolves when none is left. To be called by
 * one runner at a time. Throws `StorageError`.
 */
export async function runQueue(ports: QueueRunnerPorts): Promise<void> {
  const { database, clock } = ports;
  await parkMalformedJobs(database, clock());
  let { id: tenant, identity } = await ports.presentTenant();
  await holdForeignJobs(database, { tenant, now: clock() });
  // Under credentials that nobody asked about yet, the jobs that are held may be the very ones to go on.
  while ((await hasDueJob(database, clock())) || (identity === null && (await hasHeldJob(database)))) {
    // Before each document: the connection may have been changed since the last one.
    const session = await openSession(ports);
    const { id: assumed, ...known } = await ports.presentTenant();
    identity = known.identity;
    const present = session.ok ? session.value.tenant : assumed;
    if (present !== tenant) await holdForeignJobs(database, { tenant: present, now: clock() });
    tenant = present;
    const job = await claim(database, { tenant, owner: ports.owner, now: clock(), leaseMs: LEASE_MS });
    if (!job) return;
    const { pauseMs } = await runJob(job, session, ports);
    if (pauseMs > 0 && (await hasDueJob(database, clock()))) await ports.wait(pauseMs);
  }
}

async function openSession(ports: QueueRunnerPorts): Promise<Result<SyncSession>> {
  try {
    return await ports.openSession();
  } catch (error) {
    ports.report(error);
    return { ok: false, problem: toProblem(error) };
  }
}

/** Runs one job to its end, whatever that is: no error leaves it behind, and none keeps the next one from its turn. */
async function runJob(
  claimed: JobRecord,
  session: Result<SyncSession>,
  ports: QueueRunnerPorts,
): Promise<{ pauseMs: number }> {
  const { database, owner, clock } = ports;
  const held = { job: claimed };
  const stop = ports.every(HEARTBEAT_MS, () => {
    renewLease(database, { key: held.job.key, owner, now: clock(), leaseMs: LEASE_MS }).catch(ports.report);
    void announce(held.job.ref, ports);
  });
  try {
    await announce(claimed.ref, ports);
    return await workOff(held, session, ports);
  } catch (error) {
    ports.report(error);
    await giveBack(held.job, { problem: toProblem(error) }, ports);
    return { pauseMs: 0 };
  } finally {
    stop();
    await announce(held.job.ref, ports);
  }
}

async function workOff(
  held: { job: JobRecord },
  session: Result<SyncSession>,
  ports: QueueRunnerPorts,
): Promise<{ pauseMs: number }> {
  const failed = async (failure: Failure, pauseMs = 0) => {
    await giveBack(held.job, failure, ports);
    return { pauseMs };
  };
  if (!session.ok) return failed(session);
  const { pace, percent, nextLookMs } = await session.value.allowance.decide();
  if (pace.kind === 'pause') return failed({ problem: allowanceLow(percent, nextLookMs) });
  const resolved = await resolveRef(held.job, session.value, ports);
  if (!resolved.ok) return failed(resolved, pace.pauseMs);
  if (!resolved.value) return pace;
  held.job = resolved.value;
  const outcome = await attempt(held.job, session.value, ports);
  if (!outcome.ok) return failed(outcome, pace.pauseMs);
  await finish(held.job, outcome.value, session.value, ports);
  return pace;
}

function allowanceLow(percent: number, retryAfterMs: number): Problem {
  return createProblem('allowance-low', { used: String(percent) }, { retryAfterMs });
}

/** Who shows the document may not be reachable; the sync goes on all the same. */
async function announce(ref: DocumentRef, ports: QueueRunnerPorts): Promise<void> {
  try {
    await ports.onChange(ref);
  } catch (error) {
    ports.report(error);
  }
}

/** Why a write must not be made: the connection was changed, or another worker has the job. */
async function findObstacle(job: JobRecord, session: SyncSession, ports: QueueRunnerPorts): Promise<Problem | null> {
  const own = await loadOwnJob(ports.database, { key: job.key, owner: ports.owner });
  if (own && (await session.isCurrent())) return null;
  return createProblem('connection-changed', {}, { retryAfterMs: 0 });
}

/** A job under a number goes on under its id; null when another worker is at that document already. */
async function resolveRef(
  job: JobRecord,
  session: SyncSession,
  ports: QueueRunnerPorts,
): Promise<Result<JobRecord | null>> {
  const { kind, name } = splitRef(job.ref);
  if (/^\d+$/.test(name)) return { ok: true, value: job };
  const id = await session.resolveNumber(kind, name);
  if (!id.ok) return id;
  if (id.value === null) return { ok: false, problem: createProblem('quote-not-found', { kind, number: name }) };
  const { tenant, ref: from } = job;
  const moved = await rekey(ports.database, { tenant, from, to: `${kind}:${id.value}`, now: ports.clock() });
  return { ok: true, value: moved.goesOn ? moved.job : null };
}

async function attempt(job: JobRecord, session: SyncSession, ports: QueueRunnerPorts): Promise<SyncOutcome> {
  const { database, owner, clock } = ports;
  return await syncDocument(job.ref, {
    ...session,
    // What is done by itself has its own share of Quote Manager's allowance, and stays behind people.
    readSource: job.rank === 0 ? session.readSource : session.readSourceUnasked,
    autotask: guardWrites(session.autotask, () => findObstacle(job, session, ports)),
    journal: createJournal(database, { tenant: job.tenant, documentKey: job.key, clock }),
    lookups: createLookupMemory(database, job.tenant, clock),
    today: ports.today,
    onProgress: async (progress) => {
      await reportProgress(database, { key: job.key, owner, now: clock(), leaseMs: LEASE_MS, progress });
      await announce(job.ref, ports);
    },
  });
}

async function finish(
  job: JobRecord,
  success: SyncSuccess,
  session: SyncSession,
  ports: QueueRunnerPorts,
): Promise<void> {
  const { source, opportunityId, quoteId, ticketId, writes, items } = success;
  const now = ports.clock();
  await complete(ports.database, {
    key: job.key,
    owner: ports.owner,
    now,
    facts: {
      lastState: success.state,
      notices: success.notices.map(({ message }) => message),
      number: source.number,
      title: source.title,
      verifiedAt: now,
      sourceModifiedAt: source.modifiedAt,
      opportunityId,
      quoteId,
      ticketId,
      headline: success.notices.find(({ code }) => code === 'continued-as-order')?.message ?? null,
      autotaskUrl: pageOf(success, session),
    },
    summary:
      writes === 0
        ? `${source.number}: nothing to do`
        : `${source.number}: ${writes} records written, ${items} items verified`,
  });
}

/** The opportunity's page, else the ticket's. */
function pageOf({ opportunityId, ticketId }: SyncSuccess, { recordUrl }: SyncSession): string | null {
  if (opportunityId !== null) return recordUrl('Opportunities', opportunityId);
  return ticketId === null ? null : recordUrl('Tickets', ticketId);
}

interface Failure {
  problem: Problem;
  source?: SourceDocument | null;
  state?: 'failed' | 'partial';
}

async function giveBack(job: JobRecord, failure: Failure, ports: QueueRunnerPorts): Promise<void> {
  const { database, owner, clock, random } = ports;
  const { tenant, ref, key } = job;
  if (failure.source) {
    const { number, title } = failure.source;
    await saveDocument(database, { tenant, ref, now: clock(), facts: { number, title } });
  }
  if (failure.source && PRODUCT_PROBLEMS.has(failure.problem.code))
    await ports.forgetProducts(tenant, productIds(failure.source));
  const problem = { ...failure.problem, view: failure.problem.view ?? ({ kind: 'document', ref } as const) };
  const outcome = await fail(database, { key, owner, now: clock(), random, problem, state: failure.state });
  if (outcome !== 'parked' && outcome !== 'paused') return;
  try {
    await ports.onProblem(job, problem);
  } catch (error) {
    // It stands in the popup; only the desktop was not told.
    ports.report(error);
  }
}

function productIds(source: SourceDocument): number[] {
  const lines = source.sections.flatMap((section) => section.lines);
  return lines.flatMap((line) => (line.product ? [line.product.id] : []));
}

/** `quote:123` → its two halves. */
export function splitRef(ref: DocumentRef): { kind: DocumentKind; name: string } {
  const separator = ref.indexOf(':');
  return { kind: ref.slice(0, separator) === 'order' ? 'order' : 'quote', name: ref.slice(separator + 1) };
}
