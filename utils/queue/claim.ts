import Dexie, { type Collection } from 'dexie';
import { createProblem, type Problem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { MAX_STRIKES } from './decideFailure';
import { changeJob } from './jobChanges';
import { parkJob } from './park';
import type { DocumentKey, JobRank, JobRecord, JobState } from './records';
import { inTransaction } from './storageError';

export interface ClaimInput {
  /** Only its jobs are taken: those of another tenant must never run under this one's connection. */
  tenant: string;
  /** Names this worker; a new one for each start of the background. */
  owner: string;
  now: number;
  leaseMs: number;
}

/**
 * Takes the tenant's next due job that nobody works on, or whose worker has let its lease run out: what a person asked for
 * first, then what is done by itself, each in the order in which it became due. Null when there is none. Two claimers never get
 * the same job. Throws `StorageError`.
 */
export async function claim(database: QuotebridgeDatabase, input: ClaimInput): Promise<JobRecord | null> {
  const { jobs, problems, documents, activity } = database;
  return await inTransaction(database, [jobs, problems, documents, activity], async () => {
    for (;;) {
      const job = (await findFree(database, input, 0)) ?? (await findFree(database, input, 1));
      if (!job) return null;
      const taken = takeJob(job, input);
      if (taken.strikes < MAX_STRIKES) {
        await jobs.put(taken);
        return taken;
      }
      // A job under which the background died again and again must not keep the others from running.
      await parkJob(database, job, { problem: diedTooOften(taken.strikes, job.attempts), now: input.now });
    }
  });
}

async function findFree(database: QuotebridgeDatabase, input: ClaimInput, rank: JobRank): Promise<JobRecord | null> {
  const due = (state: JobState): Collection<JobRecord, DocumentKey> => {
    const from = [input.tenant, state, rank, Dexie.minKey];
    const to = [input.tenant, state, rank, input.now];
    return database.jobs.where('[tenant+state+rank+runAt]').between(from, to, true, true);
  };
  const waiting = await due('queued').first();
  const orphan = await due('running')
    .filter(({ lease }) => lease === null || lease.until <= input.now)
    .first();
  if (!orphan) return waiting ?? null;
  return waiting && waiting.runAt < orphan.runAt ? waiting : orphan;
}

function takeJob(job: JobRecord, { owner, now, leaseMs }: ClaimInput): JobRecord {
  const strikes = job.strikes + (job.state === 'running' ? 1 : 0);
  const lease = { owner, until: now + leaseMs };
  // The coming attempt reads everything afresh, so it covers a click that came while a dead worker had the job.
  const taken = { state: 'running', lease, strikes, dirty: false, clicked: false, progress: null } as const;
  return changeJob(job, { ...taken, attempts: job.attempts + 1, changedAt: now });
}

function diedTooOften(times: number, givenUpAfter: number): Problem {
  const details = [`The sync was cut off ${times} times before it could end.`];
  return { ...createProblem('unexpected', {}, { details }), givenUpAfter };
}
