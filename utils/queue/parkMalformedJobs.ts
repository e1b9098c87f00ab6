import { createProblem } from '../domain/problem';
import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { parkJob } from './park';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';

/**
 * Takes jobs out of the queue whose record cannot be read: they would stand in the way of every run, or never get a turn.
 * Each leaves a problem, so that the document can be clicked anew. Throws `StorageError`.
 */
export async function parkMalformedJobs(database: QuotebridgeDatabase, now: number): Promise<number> {
  const { jobs, problems, documents, activity } = database;
  return await inTransaction(database, [jobs, problems, documents, activity], async () => {
    const malformed = (await jobs.toArray()).filter((job) => !isWellFormed(job));
    for (const job of malformed) {
      const named = nameByKey(job.key);
      if (named) await parkJob(database, { ...job, ...named }, { problem: unreadable(), now });
      else await jobs.delete(job.key);
    }
    return malformed.length;
  });
}

function isWellFormed(job: JobRecord): boolean {
  const numbers = [job.runAt, job.attempts, job.strikes, job.rank, job.revision];
  const named = nameByKey(job.key);
  return (
    named !== null &&
    named.tenant === job.tenant &&
    named.ref === job.ref &&
    ['queued', 'running', 'parked'].includes(job.state) &&
    numbers.every(Number.isFinite) &&
    (job.lease === null || Number.isFinite(job.lease?.until))
  );
}

function nameByKey(key: unknown): { tenant: string; ref: DocumentRef } | null {
  const match = typeof key === 'string' ? /^(.+)\|((?:quote|order):[\w.-]+)$/.exec(key) : null;
  return match?.[1] && match[2] ? { tenant: match[1], ref: match[2] as DocumentRef } : null;
}

function unreadable() {
  return createProblem('unexpected', {}, { details: ['What was stored about this sync could not be read.'] });
}
