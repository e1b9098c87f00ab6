import type { QuotebridgeDatabase } from '../queue/database';
import { dropReference, loadReference, saveReference } from '../queue/referenceCache';
import type { LookupMemory } from './ports';

/** A failure forgets them, so that what a person mends in Autotask counts at once. */
const LOOKUPS_MAX_AGE_MS = 15 * 60_000;

/** Look-ups of one document that its last verified sync used. Throws `StorageError`. */
export function createLookupMemory(
  database: QuotebridgeDatabase,
  documentKey: string,
  clock: () => number,
): LookupMemory {
  const key = `lookups|${documentKey}`;
  return {
    load: async (digest) => {
      const record = await loadReference(database, key);
      if (!record || clock() - record.at > LOOKUPS_MAX_AGE_MS) return null;
      const value = record.value as { digest: string; lookups: unknown };
      return value.digest === digest ? value.lookups : null;
    },
    forget: () => dropReference(database, key),
    save: (digest, lookups) => saveReference(database, { key, value: { digest, lookups }, at: clock() }),
  };
}
