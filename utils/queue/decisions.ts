import { type Decisions, mergeDecisions, noDecisions } from '../domain/decisions';
import type { QuotebridgeDatabase } from './database';
import type { DocumentKey } from './records';
import { inTransaction, reading } from './storageError';

/** What the user answered about a document, and when last; empty while nothing was. Throws `StorageError`. */
export async function loadDecisions(
  database: QuotebridgeDatabase,
  documentKey: DocumentKey,
): Promise<{ decisions: Decisions; at: number | null }> {
  const record = await reading(() => database.decisions.get(documentKey));
  return { decisions: record?.decisions ?? noDecisions, at: record?.at ?? null };
}

/** Adds answers to the earlier ones, in one transaction. Throws `StorageError`. */
export async function saveDecisions(
  database: QuotebridgeDatabase,
  input: { documentKey: DocumentKey; decisions: Decisions; now: number },
): Promise<void> {
  const { documentKey, now } = input;
  await inTransaction(database, [database.decisions], async () => {
    const earlier = await database.decisions.get(documentKey);
    const decisions = mergeDecisions(earlier?.decisions ?? noDecisions, input.decisions);
    // Two answers of one millisecond must be told apart, or the first one's sync would forget the second.
    await database.decisions.put({ documentKey, decisions, at: Math.max(now, (earlier?.at ?? 0) + 1) });
  });
}

/**
 * Forgets the answers that were loaded at `at`: they were given for a state that is settled now. What was answered since waits
 * for the sync that it asked for. Throws `StorageError`.
 */
export async function clearDecisions(
  database: QuotebridgeDatabase,
  { documentKey, at }: { documentKey: DocumentKey; at: number | null },
): Promise<void> {
  await inTransaction(database, [database.decisions], async () => {
    const present = await database.decisions.get(documentKey);
    if (present?.at === at) await database.decisions.delete(documentKey);
  });
}
