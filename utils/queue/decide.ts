import type { Decisions } from '../domain/decisions';
import type { QuotebridgeDatabase } from './database';
import { saveDecisions } from './decisions';
import { type EnqueueInput, enqueue } from './enqueue';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';

/**
 * The user's answers and the job that carries them out, in one transaction: an answer is never stored without being acted on.
 * A running job does not know them and runs once more. Throws `StorageError`.
 */
export async function decide(
  database: QuotebridgeDatabase,
  input: Omit<EnqueueInput, 'clearProblem'> & { decisions: Decisions },
): Promise<JobRecord> {
  const { jobs, problems, documents } = database;
  return await inTransaction(database, [jobs, problems, documents, database.decisions], async () => {
    const { decisions, ...asked } = input;
    const job = await enqueue(database, { ...asked, clearProblem: true });
    await saveDecisions(database, { documentKey: job.key, decisions, now: input.now });
    return job;
  });
}
