import { isFresh } from '../domain/schedule/isFresh';
import type { QuotebridgeDatabase } from '../queue/database';
import { dropReferences, loadReferences, saveReferences } from '../queue/referenceCache';
import type { LookupMemory } from './ports';

const PARTY_MAX_AGE_MS = 15 * 60_000;
const CATALOGUE_MAX_AGE_MS = 4 * 60 * 60_000;
/** What was not found may be made by a person at any moment. */
const NOTHING_MAX_AGE_MS = 15 * 60_000;

/**
 * Parties and catalogue records that look-ups found, shared by all documents of the tenant. A document that fails forgets
 * what it used, so that what a person mends in Autotask counts at once. Throws `StorageError`.
 */
export function createLookupMemory(database: QuotebridgeDatabase, tenant: string, clock: () => number): LookupMemory {
  const prefix = `lookup|${tenant}|`;
  const toKeys = (keys: string[]) => keys.map((key) => `${prefix}${key}`);
  return {
    load: async (keys) => {
      const records = await loadReferences(database, toKeys(keys));
      const now = clock();
      const fresh = records.filter(({ key, value, at }) => isFresh(at, now, maxAge(key.slice(prefix.length), value)));
      return new Map(fresh.map(({ key, value }) => [key.slice(prefix.length), value]));
    },
    save: async (entries) => {
      const at = clock();
      await saveReferences(
        database,
        [...entries].map(([key, value]) => ({ key: `${prefix}${key}`, value, at })),
      );
    },
    forget: (keys) => dropReferences(database, toKeys(keys)),
  };
}

function maxAge(key: string, value: unknown): number {
  if (key.startsWith('parties:')) return PARTY_MAX_AGE_MS;
  return Array.isArray(value) && value.length === 0 ? NOTHING_MAX_AGE_MS : CATALOGUE_MAX_AGE_MS;
}
