import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { DocumentRef } from '../domain/sourceDocument';
import { decideFailure } from '../queue/decideFailure';
import { loadOwnJob } from '../queue/jobChanges';
import type { JobRecord } from '../queue/records';
import { rekey } from '../queue/rekey';
import { renewLease, reportProgress } from '../queue/renewLease';
import { toProblem } from '../queue/storageError';
import { createJournal } from './createJournal';
import { createLookupMemory } from './createLookupMemory';
import { finishJob } from './finishJob';
import { giveBackJob, type JobFailure } from './giveBackJob';
import { guardWrites } from './guardWrites';
import type { QueueRunnerPorts, SyncSession } from './queueRunnerPorts';
import { splitRef } from './splitRef';
import { syncDocument } from './syncDocument';
import type { SyncOutcome } from './syncOutcome';

/** How long a worker may be silent before another one takes its job. */
export const LEASE_MS = 60_000;
/** Often enough for the lease, and for the browser, which stops a background that is silent for 30 s. */
const HEARTBEAT_MS = 15_000;

/** Runs one job to its end, whatever that is: no error leaves it behind, and none keeps the next one from its turn. */
export async function runJob(
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
    await giveBackJob(held.job, { problem: toProblem(error) }, ports);
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
  const { database, owner, clock } = ports;
  const failed = async (failure: JobFailure, pauseMs = 0) => {
    await giveBackJob(held.job, await judge(failure, session), ports);
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
  const { recordUrl } = session.value;
  await finishJob(database, { job: held.job, success: outcome.value, owner, now: clock(), recordUrl });
  // The document is done, whether this can be noted or not.
  await session.value.noteSynced?.().catch(ports.report);
  return pace;
}

/** What was refused under credentials that were replaced meanwhile says nothing about the present ones. */
async function judge(failure: JobFailure, session: Result<SyncSession>): Promise<JobFailure> {
  const stopsTenant = decideFailure(failure.problem) === 'pause-tenant';
  if (!stopsTenant || !session.ok || (await session.value.isCurrent())) return failure;
  return { ...failure, problem: connectionChanged() };
}

const connectionChanged = (): Problem => createProblem('connection-changed');

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
  return connectionChanged();
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
