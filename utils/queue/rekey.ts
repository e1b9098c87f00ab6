import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import { changeJob } from './jobChanges';
import { moveRecords, type RekeyMove } from './moveRecords';
import type { JobRank, JobRecord } from './records';
import { inTransaction } from './storageError';

export interface RekeyInput {
  tenant: string;
  /** The reference by number, `quote:QO00000123`. */
  from: DocumentRef;
  /** The reference by id, `quote:123`. */
  to: DocumentRef;
  now: number;
}

/**
 * Gives everything stored under a document's number to its id, once that was looked up. A job already there is merged into
 * this one. `goesOn` is false when another worker is at the document: the caller stops, and that worker runs it once more.
 * Throws `StorageError`.
 */
export async function rekey(
  database: QuotebridgeDatabase,
  input: RekeyInput,
): Promise<{ job: JobRecord | null; goesOn: boolean }> {
  const { jobs } = database;
  return await inTransaction(database, tablesOf(database), async () => {
    const fromKey = toDocumentKey(input.tenant, input.from);
    const toKey = toDocumentKey(input.tenant, input.to);
    if (fromKey === toKey) return { job: (await jobs.get(toKey)) ?? null, goesOn: true };
    const move: RekeyMove = { ...input, fromKey, toKey };
    await moveRecords(database, move);
    return await moveJob(database, move);
  });
}

/**
 * As `rekey`, for an id that was looked up beside a sync. False, and nothing moved, while a job runs under the number: it belongs
 * to its worker, which looks the id up itself. Throws `StorageError`.
 */
export async function learnId(database: QuotebridgeDatabase, input: RekeyInput): Promise<boolean> {
  return await inTransaction(database, tablesOf(database), async () => {
    const job = await database.jobs.get(toDocumentKey(input.tenant, input.from));
    if (job?.state === 'running') return false;
    await rekey(database, input);
    return true;
  });
}

function tablesOf({ jobs, documents, links, intents, decisions, problems, activity }: QuotebridgeDatabase) {
  return [jobs, documents, links, intents, decisions, problems, activity];
}

async function moveJob(database: QuotebridgeDatabase, move: RekeyMove) {
  const { jobs } = database;
  const from = await jobs.get(move.fromKey);
  const to = await jobs.get(move.toKey);
  if (!from) return { job: to ?? null, goesOn: true };
  const isBusy = to?.state === 'running' && to.lease !== null && to.lease.until > move.now;
  const moved = { ...from, key: move.toKey, ref: move.to };
  const job = to ? mergeJobs(moved, to, isBusy) : changeJob(moved, {});
  await jobs.delete(move.fromKey);
  await jobs.put(job);
  return { job, goesOn: !isBusy };
}

function mergeJobs(from: JobRecord, to: JobRecord, isBusy: boolean): JobRecord {
  const rank = Math.min(from.rank, to.rank) as JobRank;
  const both = {
    rank,
    revision: Math.max(from.revision, to.revision),
    createdAt: Math.min(from.createdAt, to.createdAt),
  };
  if (isBusy) return changeJob({ ...to, ...both }, { dirty: true, clicked: to.clicked || from.rank === 0 });
  if (from.state === 'running') return changeJob({ ...from, ...both }, {});
  // One that was stopped keeps no other one from running.
  const kept = from.state === 'parked' ? to : from;
  return changeJob({ ...kept, ...both }, { runAt: Math.min(from.runAt, to.runAt) });
}
