import type { Problem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import { type Claim, changeJob, loadOwnJob } from './jobChanges';
import { inTransaction } from './storageError';

export interface RescheduleInput extends Claim {
  now: number;
  delayMs: number;
  /** Why it waits; null when nothing failed (an unanswered create has to settle). */
  problem: Problem | null;
  /** Failures to add to those that count towards giving up. */
  strikes?: number;
}

/** Ends an attempt and queues the next one after `delayMs`. Throws `StorageError`. */
export async function reschedule(database: QuotebridgeDatabase, input: RescheduleInput): Promise<'queued' | 'lost'> {
  return await inTransaction(database, [database.jobs], async () => {
    const job = await loadOwnJob(database, input);
    if (!job) return 'lost';
    const waiting = { state: 'queued', runAt: input.now + input.delayMs, lease: null, progress: null } as const;
    const strikes = job.strikes + (input.strikes ?? 0);
    const reasons = { lastProblem: input.problem, strikes, dirty: false, changedAt: input.now };
    await database.jobs.put(changeJob(job, { ...waiting, ...reasons }));
    return 'queued';
  });
}
