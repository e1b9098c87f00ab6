import { type Decisions, mergeDecisions, noDecisions } from '../domain/decisions';
import type { QuotebridgeDatabase } from './database';
import type { DocumentKey } from './records';
import { inTransaction, reading } from './storageError';

/** What the user answered about a document; empty while nothing was. Throws `StorageError`. */
export async function loadDecisions(database: QuotebridgeDatabase, documentKey: DocumentKey): Promise<Decisions> {
  return (await reading(() => database.decisions.get(documentKey)))?.decisions ?? noDecisions;
}

/** Adds answers to the earlier ones, in one transaction. Throws `StorageError`. */
export async function saveDecisions(
  database: QuotebridgeDatabase,
  input: { documentKey: DocumentKey; decisions: Decisions; now: number },
): Promise<void> {
  const { documentKey, now } = input;
  await inTransaction(database, [database.decisions], async () => {
    const earlier = (await database.decisions.get(documentKey))?.decisions ?? noDecisions;
    const decisions = mergeDecisions(earlier, input.decisions);
    await database.decisions.put({ documentKey, decisions, at: now });
  });
}

/** Forgets the answers: they were given for a state that is settled now. Throws `StorageError`. */
export async function clearDecisions(database: QuotebridgeDatabase, documentKey: DocumentKey): Promise<void> {
  await inTransaction(database, [database.decisions], () => database.decisions.delete(documentKey));
}
