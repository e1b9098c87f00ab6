import type { QuotebridgeDatabase } from './database';
import { reading } from './storageError';

const KEY = 'present-tenant';
/** The caches' broom takes what is old (`prune`). */
const RENEW_MS = 24 * 60 * 60_000;

/** Notes which tenant is connected, for pages that show its documents only. Needs a transaction over `reference`. */
export async function markPresent(database: QuotebridgeDatabase, tenant: string, now: number): Promise<void> {
  const present = await database.reference.get(KEY);
  if (present?.value === tenant && now - present.at < RENEW_MS) return;
  await database.reference.put({ key: KEY, value: tenant, at: now });
}

/** The tenant that was connected when the queue was last looked at; null in a new profile. Throws `StorageError`. */
export async function loadPresent(database: QuotebridgeDatabase): Promise<string | null> {
  const value = (await reading(() => database.reference.get(KEY)))?.value;
  return typeof value === 'string' ? value : null;
}
