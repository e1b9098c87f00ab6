import type { QuotebridgeDatabase } from './database';
import { countsAsStrike, decideFailure, stopsOthers, strikeLimit } from './decideFailure';
import { loadOwnJob, makeDue } from './jobChanges';
import { type ParkInput, park } from './park';
import { parkTenant } from './parkTenant';
import { postpone } from './postpone';
import type { JobRecord } from './records';
import { reschedule } from './reschedule';
import { inTransaction } from './storageError';
import { waitAfter } from './waitAfter';

/** An attempt that failed. */
type Attempt = ParkInput & { random: () => number };

export type FailOutcome = 'queued' | 'parked' | 'paused' | 'queued-again' | 'lost';

/**
 * Ends an attempt that failed, as `decideFailure` says. A person who clicked meanwhile may have mended the cause (other
 * credentials, a network): that click gets its own attempt, at once. `random` gives 0 ≤ x < 1. Throws `StorageError`.
 */
export async function fail(database: QuotebridgeDatabase, input: Attempt): Promise<FailOutcome> {
  const tables = [database.jobs, database.problems, database.documents, database.activity];
  return await inTransaction(database, tables, async () => {
    const job = await loadOwnJob(database, input);
    if (!job) return 'lost';
    if (job.clicked) {
      await database.jobs.put(makeDue(job, input.now));
      return 'queued-again';
    }
    switch (decideFailure(input.problem)) {
      case 'pause-tenant':
        return await parkTenant(database, input);
      case 'park':
        return await park(database, input);
      case 'later':
        return await tryLater(database, job, input);
    }
  });
}

async function tryLater(database: QuotebridgeDatabase, job: JobRecord, input: Attempt): Promise<FailOutcome> {
  const strikes = countsAsStrike(input.problem) ? 1 : 0;
  if (strikes > 0 && job.strikes + strikes >= strikeLimit(input.problem))
    return await park(database, { ...input, problem: { ...input.problem, givenUpAfter: job.attempts } });
  const delayMs = delayFor(job, input);
  const outcome = await reschedule(database, { ...input, delayMs, strikes });
  const { problem, now } = input;
  // What is done by itself has a small share of the allowance: that it is spent says nothing about people's own.
  const fromRank = problem.code === 'rate-limited' ? job.rank : 0;
  if (stopsOthers(problem))
    await postpone(database, { tenant: job.tenant, until: now + delayMs, problem, now, fromRank });
  return outcome;
}

/** Nobody refused a job whose connection was replaced: it goes on under the present one, or is held for its own, at once. */
function delayFor({ attempts: attempt, lastProblem }: JobRecord, { problem, random }: Attempt): number {
  const isReplaced = problem.code === 'connection-changed' && lastProblem?.code !== problem.code;
  return isReplaced ? 0 : waitAfter(problem, { attempt, random });
}
