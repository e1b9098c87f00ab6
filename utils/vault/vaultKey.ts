import type { QuotebridgeDatabase } from '../queue/database';
import { inTransaction, reading } from '../queue/storageError';

const KEY_ID = 'vault';

/** The key of this browser, or null before the first save. Throws `StorageError`. */
export async function loadVaultKey(database: QuotebridgeDatabase): Promise<CryptoKey | null> {
  return (await reading(() => database.keys.get(KEY_ID)))?.key ?? null;
}

/**
 * The key of this browser, made on the first call. No script can export it; a copy of the whole browser profile still
 * holds it, so it guards against leaks of the data alone. Throws `StorageError`.
 */
export async function ensureVaultKey(database: QuotebridgeDatabase, crypto: Crypto): Promise<CryptoKey> {
  const present = await loadVaultKey(database);
  if (present) return present;
  // Made before the transaction: waiting for the crypto API would end it.
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return await inTransaction(database, [database.keys], async () => {
    const winner = await database.keys.get(KEY_ID);
    if (!winner) await database.keys.add({ id: KEY_ID, key: fresh });
    return winner?.key ?? fresh;
  });
}
