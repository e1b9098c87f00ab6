import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import { claim } from '../queue/claim';
import { hasDueJob } from '../queue/hasDueJob';
import { hasHeldJob, holdForeignJobs } from '../queue/holdForeignJobs';
import { parkMalformedJobs } from '../queue/parkMalformedJobs';
import { isQueuePaused } from '../queue/queuePause';
import { toProblem } from '../queue/storageError';
import type { QueueRunnerPorts, SyncSession } from './queueRunnerPorts';
import { LEASE_MS, runJob } from './runJob';

/**
 * Works off every job of the present tenant that is due, one document at a time; resolves when none is left, or the user paused. To be called by
 * one runner at a time. Throws `StorageError`.
 */
export async function runQueue(ports: QueueRunnerPorts): Promise<void> {
  const { database, clock } = ports;
  await parkMalformedJobs(database, clock());
  let { id: tenant, identity } = await ports.presentTenant();
  await holdForeignJobs(database, { tenant, now: clock() });
  const hasWork = async () =>
    // Under credentials that nobody asked about yet, the jobs that are held may be the very ones to go on.
    (await hasDueJob(database, clock())) || (identity === null && (await hasHeldJob(database)));
  while (!(await isQueuePaused(database)) && (await hasWork())) {
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
    const session = await ports.openSession();
    if (!session.ok) return session;
    // Asked before any document: credentials that are refused here stop the tenant, whatever the allowance was before.
    const { refusal } = await session.value.allowance.decide();
    if (!refusal) return session;
    // Credentials that were replaced while they were asked about say nothing about the present ones.
    return { ok: false, problem: (await session.value.isCurrent()) ? refusal : createProblem('connection-changed') };
  } catch (error) {
    ports.report(error);
    return { ok: false, problem: toProblem(error) };
  }
}
