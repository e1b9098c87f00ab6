import type { QuotebridgeDatabase } from './database';
import { changeJob } from './jobChanges';
import { inTransaction } from './storageError';

/** Twice the longest wait that `fail` ever plans: what lies further away was planned by another clock. */
const FARTHEST_MS = 2 * 60 * 60_000;

/**
 * Repairs times after the computer's clock was set back: a job whose wait began in the future would wait for as long as the
 * jump, so it is due now, and a create without an answer counts as sent now, so that its settle time ends. Call it at each
 * wake-up. Throws `StorageError`.
 */
export async function followClock(database: QuotebridgeDatabase, now: number): Promise<void> {
  const { jobs, intents } = database;
  await inTransaction(database, [jobs, intents], async () => {
    const waiting = jobs.where('runAt').above(now);
    const lost = await waiting
      .filter(({ state, changedAt, runAt }) => state === 'queued' && (changedAt > now || runAt > now + FARTHEST_MS))
      .sortBy('runAt');
    // A millisecond apart keeps the order that they had.
    await jobs.bulkPut(
      lost.map((job, index) => changeJob(job, { runAt: now - (lost.length - 1 - index), changedAt: now })),
    );
    await intents.filter(({ at }) => at > now).modify({ at: now });
  });
}
