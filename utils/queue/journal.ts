import type { Known, Link } from '../domain/known';
import type { QuotebridgeDatabase } from './database';
import type { DocumentKey, IntentRecord, LinkRecord } from './records';
import { inTransaction } from './storageError';

/** Names one record of a document's set. */
export interface JournalEntry {
  documentKey: DocumentKey;
  key: string;
}

/** To be awaited before a create is sent; a repeated one counts its attempts. `at`: milliseconds. Throws `StorageError`. */
export async function recordIntent(
  database: QuotebridgeDatabase,
  intent: Omit<IntentRecord, 'attempt'>,
): Promise<IntentRecord> {
  return await inTransaction(database, [database.intents], async () => {
    const before = await database.intents.get([intent.documentKey, intent.key]);
    const record = { ...intent, attempt: (before?.attempt ?? 0) + 1 };
    await database.intents.put(record);
    return record;
  });
}

/**
 * After the answer: the link, the base values and the end of the intent are one commit. A record stays marked as made here
 * for as long as the link names it; one that is adopted after an unanswered create was made here too. Throws `StorageError`.
 */
export async function recordOutcome(database: QuotebridgeDatabase, link: LinkRecord): Promise<void> {
  await inTransaction(database, [database.links, database.intents], async () => {
    const place: [DocumentKey, string] = [link.documentKey, link.key];
    const before = await database.links.get(place);
    const madeAt = link.madeAt ?? (before?.id === link.id ? before.madeAt : (await database.intents.get(place))?.at);
    await database.links.put(madeAt === undefined ? link : { ...link, madeAt });
    await database.intents.delete(place);
  });
}

/**
 * The answer is given up at `at` (milliseconds): the request may be carried out until then, so from then on its record has the
 * settle time to show itself. Throws `StorageError`.
 */
export async function renewIntent(database: QuotebridgeDatabase, entry: JournalEntry, at: number): Promise<void> {
  await inTransaction(database, [database.intents], () =>
    database.intents.update([entry.documentKey, entry.key], { at }),
  );
}

/** Forgets an intent whose create was certainly refused, or never found within the settle time. Throws `StorageError`. */
export async function dropIntent(database: QuotebridgeDatabase, entry: JournalEntry): Promise<void> {
  await inTransaction(database, [database.intents], () => database.intents.delete([entry.documentKey, entry.key]));
}

/** Stores or replaces a link: an update's new base values, or a record that was adopted. Throws `StorageError`. */
export async function saveLink(database: QuotebridgeDatabase, link: LinkRecord): Promise<void> {
  await inTransaction(database, [database.links], async () => {
    await database.links.put(link);
  });
}

/** Forgets a record that was deleted. Throws `StorageError`. */
export async function removeLink(database: QuotebridgeDatabase, entry: JournalEntry): Promise<void> {
  await inTransaction(database, [database.links], () => database.links.delete([entry.documentKey, entry.key]));
}

/** What this browser knows of a document from before, read in one transaction. `now`: milliseconds. Throws `StorageError`. */
export async function loadKnown(database: QuotebridgeDatabase, documentKey: DocumentKey, now: number): Promise<Known> {
  return await inTransaction(database, [database.links, database.intents], async () => {
    const links = await database.links.where('documentKey').equals(documentKey).toArray();
    const intents = await database.intents.where('documentKey').equals(documentKey).toArray();
    return toKnown(links, intents, now);
  });
}

/** As `loadKnown`, of these keys only: a scope that many documents share may be large. Throws `StorageError`. */
export async function loadEntries(
  database: QuotebridgeDatabase,
  { documentKey, keys, now }: { documentKey: DocumentKey; keys: string[]; now: number },
): Promise<Known> {
  const entries = keys.map((key): [DocumentKey, string] => [documentKey, key]);
  return await inTransaction(database, [database.links, database.intents], async () => {
    const links = await database.links.bulkGet(entries);
    const intents = await database.intents.bulkGet(entries);
    const isThere = <T>(row: T | undefined): row is T => row !== undefined;
    return toKnown(links.filter(isThere), intents.filter(isThere), now);
  });
}

function toKnown(links: LinkRecord[], intents: IntentRecord[], now: number): Known {
  return {
    links: links.map(({ key, entity, id, base, digests, madeAt }): Link => {
      const link = { key, entity, id, base, ...(digests ? { digests } : {}) };
      // Seconds to settle are of interest; after a clock was set back by hours, the record is an old one.
      return madeAt === undefined ? link : { ...link, madeAgeMs: Math.abs(now - madeAt) };
    }),
    // A clock that was set back must not make an intent look as if it came from the future.
    intents: intents.map(({ key, entity, fields, at }) => ({ key, entity, fields, ageMs: Math.max(0, now - at) })),
  };
}
