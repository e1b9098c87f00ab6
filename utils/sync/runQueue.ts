import { createProblem, type Problem, type ProblemCode } from '../domain/problem';
import type { Result } from '../domain/result';
import type { DocumentKind, DocumentRef, SourceDocument } from '../domain/sourceDocument';
import { claim } from '../queue/claim';
import { complete } from '../queue/complete';
import type { QuotebridgeDatabase } from '../queue/database';
import { fail } from '../queue/fail';
import type { JobRecord } from '../queue/records';
import { rekey } from '../queue/rekey';
import { renewLease, reportProgress } from '../queue/renewLease';
import { saveDocument } from '../queue/saveDocument';
import { createJournal } from './createJournal';
import { createLookupMemory } from './createLookupMemory';
import type { SyncPorts } from './ports';
import { type SyncOutcome, type SyncSuccess, syncDocument } from './syncDocument';

/** How long a worker may be silent before another one takes its job. */
const LEASE_MS = 60_000;
/** Often enough for the lease, and for the browser, which stops a background that is silent for 30 s. */
const HEARTBEAT_MS = 15_000;

/** A connection to both systems under the present settings and credentials. */
export interface SyncSession
  extends Pick<SyncPorts, 'readSource' | 'autotask' | 'readReference' | 'forgetReference' | 'settings' | 'settleMs'> {
  /** Quote Manager's id of a number; null when it knows none. */
  resolveNumber(kind: DocumentKind, number: string): Promise<Result<number | null>>;
  /** Address of an opportunity's page in Autotask. */
  opportunityUrl(id: number): string;
}

export interface QueueRunnerPorts {
  database: QuotebridgeDatabase;
  /** Names this worker. */
  owner: string;
  clock: () => number;
  random: () => number;
  today: () => string;
  openSession(): Promise<Result<SyncSession>>;
  /** A document's state changed: tell whoever shows it. */
  onChange(ref: DocumentRef): Promise<void>;
  /** A problem was stored that a person should hear of. */
  onProblem(job: JobRecord, problem: Problem): Promise<void>;
  /** Drops cached products: a person is about to mend them in Quote Manager. */
  forgetProducts(tenant: string, ids: number[]): Promise<void>;
  /** Calls back regularly until the returned function is called. */
  every(ms: number, task: () => void): () => void;
}

/** Problems whose remedy may be a change of the product in Quote Manager. */
const PRODUCT_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'product-not-found',
  'ambiguous-product',
  'product-inactive',
  'recurring-without-service',
  'service-period-differs',
]);

/** Works off every job that is due, one document at a time; resolves when none is left. Throws `StorageError`. */
export async function runQueue(ports: QueueRunnerPorts): Promise<void> {
  const { database, owner, clock } = ports;
  for (;;) {
    const job = await claim(database, { owner, now: clock(), leaseMs: LEASE_MS });
    if (!job) return;
    await ports.onChange(job.ref);
    await runJob(job, ports);
  }
}

async function runJob(claimed: JobRecord, ports: QueueRunnerPorts): Promise<void> {
  const { database, owner, clock } = ports;
  let job = claimed;
  const stop = ports.every(HEARTBEAT_MS, () => {
    void renewLease(database, { key: job.key, owner, now: clock(), leaseMs: LEASE_MS });
    void ports.onChange(job.ref);
  });
  try {
    const session = await ports.openSession();
    if (!session.ok) return await giveBack(job, { problem: session.problem }, ports);
    const resolved = await resolveRef(job, session.value, ports);
    if (!resolved.ok) return await giveBack(job, resolved, ports);
    if (!resolved.value) return;
    job = resolved.value;
    const outcome = await attempt(job, session.value, ports);
    if (outcome.ok) await finish(job, outcome.value, session.value, ports);
    else await giveBack(job, outcome, ports);
  } finally {
    stop();
    await ports.onChange(job.ref);
  }
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
  if (splitRef(job.ref).kind === 'order')
    return {
      ok: false,
      problem: createProblem('not-supported', { what: 'sales order' }),
      source: null,
      state: 'failed',
    };
  return await syncDocument(job.ref, {
    ...session,
    journal: createJournal(database, job.key, clock),
    lookups: createLookupMemory(database, job.key, clock),
    today: ports.today,
    onProgress: async (progress) => {
      await reportProgress(database, { key: job.key, owner, now: clock(), leaseMs: LEASE_MS, progress });
      await ports.onChange(job.ref);
    },
  });
}

async function finish(
  job: JobRecord,
  success: SyncSuccess,
  session: SyncSession,
  ports: QueueRunnerPorts,
): Promise<void> {
  const { source, opportunityId, quoteId, writes, items } = success;
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
      autotaskUrl: session.opportunityUrl(opportunityId),
    },
    summary:
      writes === 0
        ? `${source.number}: nothing to do`
        : `${source.number}: ${writes} records written, ${items} items verified`,
  });
}

async function giveBack(
  job: JobRecord,
  failure: { problem: Problem; source?: SourceDocument | null; state?: 'failed' | 'partial' },
  ports: QueueRunnerPorts,
): Promise<void> {
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
  if (outcome === 'parked' || outcome === 'paused') await ports.onProblem(job, problem);
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
