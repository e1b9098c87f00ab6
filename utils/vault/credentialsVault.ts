import * as z from 'zod';
import type { Credentials } from '../messaging/protocol';
import type { QuotebridgeDatabase } from '../queue/database';
import { CREDENTIALS_ID, nameCredentials } from '../queue/nameCredentials';
import { inTransaction, reading } from '../queue/storageError';
import { openSecret, sealSecret } from './sealSecret';
import { VaultError } from './vaultError';
import { ensureVaultKey, loadVaultKey } from './vaultKey';

const storedCredentials = z.object({
  quoteManagerApiKey: z.string(),
  autotaskUserName: z.string(),
  autotaskSecret: z.string(),
  autotaskIntegrationCode: z.string(),
});

/** Encrypts and stores the credentials; an empty field keeps what is stored. Throws `StorageError`, `VaultError`. */
export async function saveSecrets(
  database: QuotebridgeDatabase,
  credentials: Credentials,
  crypto: Crypto = globalThis.crypto,
): Promise<void> {
  const whole = await fillFromStore(database, credentials, crypto);
  const key = await ensureVaultKey(database, crypto);
  const record = await sealSecret({ id: CREDENTIALS_ID, text: JSON.stringify(whole), key }, crypto);
  await inTransaction(database, [database.secrets], async () => {
    await database.secrets.put(record);
  });
}

/** The stored credentials, null when none were saved. Throws `StorageError`, and `VaultError` when they were altered. */
export async function loadSecrets(
  database: QuotebridgeDatabase,
  crypto: Crypto = globalThis.crypto,
): Promise<Credentials | null> {
  return (await loadNamedSecrets(database, crypto))?.credentials ?? null;
}

/** The stored credentials with the name of this very saving (`nameCredentials`), from one reading. Throws as `loadSecrets`. */
export async function loadNamedSecrets(
  database: QuotebridgeDatabase,
  crypto: Crypto = globalThis.crypto,
): Promise<{ credentials: Credentials; name: string } | null> {
  const record = await reading(() => database.secrets.get(CREDENTIALS_ID));
  if (!record) return null;
  const key = await loadVaultKey(database);
  if (!key) throw new VaultError();
  return { credentials: parseCredentials(await openSecret(record, key, crypto)), name: nameCredentials(record) };
}

/** Which credentials are stored, never their values. Throws as `loadSecrets`. */
export async function hasSecrets(
  database: QuotebridgeDatabase,
  crypto: Crypto = globalThis.crypto,
): Promise<Record<keyof Credentials, boolean>> {
  const stored = await loadSecrets(database, crypto);
  return {
    quoteManagerApiKey: Boolean(stored?.quoteManagerApiKey),
    autotaskUserName: Boolean(stored?.autotaskUserName),
    autotaskSecret: Boolean(stored?.autotaskSecret),
    autotaskIntegrationCode: Boolean(stored?.autotaskIntegrationCode),
  };
}

/** Typed credentials with their empty fields filled from the store. Throws as `loadSecrets`. */
export async function fillFromStore(
  database: QuotebridgeDatabase,
  typed: Credentials,
  crypto: Crypto = globalThis.crypto,
): Promise<Credentials> {
  // A complete set must be savable over a store that cannot be read any more.
  if (Object.values(typed).every((value) => value !== '')) return typed;
  const stored = await loadSecrets(database, crypto);
  if (!stored) return typed;
  return {
    quoteManagerApiKey: typed.quoteManagerApiKey || stored.quoteManagerApiKey,
    autotaskUserName: typed.autotaskUserName || stored.autotaskUserName,
    autotaskSecret: typed.autotaskSecret || stored.autotaskSecret,
    autotaskIntegrationCode: typed.autotaskIntegrationCode || stored.autotaskIntegrationCode,
  };
}

function parseCredentials(text: string): Credentials {
  const parsed = storedCredentials.safeParse(JSON.parse(text));
  if (!parsed.success) throw new VaultError();
  return parsed.data;
}
