import * as z from 'zod';
import { createProblem, type Problem } from '../domain/problem';
import type { Credentials } from '../messaging/protocol';
import type { QuotebridgeDatabase } from '../queue/database';
import { CREDENTIALS_ID, nameCredentials } from '../queue/nameCredentials';
import { inTransaction, reading } from '../queue/storageError';
import { fillEmpty, type GivenSecrets, listHeldBack, takeTyped, withoutHeldBack } from './givenSecrets';
import { openSecret, sealSecret } from './sealSecret';
import { type SecretPlaces, VENDOR_PLACES } from './secretPlaces';
import { VaultError } from './vaultError';
import { ensureVaultKey, loadVaultKey } from './vaultKey';

const storedCredentials = z.object({
  quoteManagerApiKey: z.string(),
  autotaskUserName: z.string(),
  autotaskSecret: z.string(),
  autotaskIntegrationCode: z.string(),
  givenFor: z.object({ quoteManager: z.string(), autotask: z.string() }).optional(),
});

/**
 * Encrypts and stores the credentials, with the places that they were entered for; an empty field keeps what is stored
 * (`takeTyped`). What cannot be read any more is replaced. Throws `StorageError`.
 */
export async function saveSecrets(
  database: QuotebridgeDatabase,
  typed: Credentials,
  places: SecretPlaces,
  crypto: Crypto = globalThis.crypto,
): Promise<void> {
  const { credentials, givenFor } = takeTyped(await loadReadable(database, crypto), typed, places);
  const key = await ensureVaultKey(database, crypto);
  const text = JSON.stringify({ ...credentials, givenFor });
  const record = await sealSecret({ id: CREDENTIALS_ID, text, key }, crypto);
  await inTransaction(database, [database.secrets], async () => {
    await database.secrets.put(record);
  });
}

/**
 * The stored credentials that may go to these places, the others empty; null when none were saved. Throws `StorageError`,
 * and `VaultError` when they were altered.
 */
export async function loadSecrets(
  database: QuotebridgeDatabase,
  places: SecretPlaces,
  crypto: Crypto = globalThis.crypto,
): Promise<Credentials | null> {
  const stored = await loadGiven(database, crypto);
  return stored && withoutHeldBack(stored, places);
}

/**
 * As `loadSecrets`, with the name of this very saving (`nameCredentials`), from one reading: credentials that are saved in
 * between must not pass under the name of those before. Null also where they cannot be read any more. Throws `StorageError`.
 */
export async function loadNamedSecrets(
  database: QuotebridgeDatabase,
  places: SecretPlaces,
  crypto: Crypto = globalThis.crypto,
): Promise<{ credentials: Credentials; name: string } | null> {
  const stored = await loadReadable(database, crypto);
  return stored && { credentials: withoutHeldBack(stored, places), name: stored.name };
}

/** Which credentials are stored for these places and can be read, never their values. Throws `StorageError`. */
export async function hasSecrets(
  database: QuotebridgeDatabase,
  places: SecretPlaces,
  crypto: Crypto = globalThis.crypto,
): Promise<Record<keyof Credentials, boolean>> {
  const readable = await loadReadable(database, crypto);
  const stored = readable && withoutHeldBack(readable, places);
  return {
    quoteManagerApiKey: Boolean(stored?.quoteManagerApiKey),
    autotaskUserName: Boolean(stored?.autotaskUserName),
    autotaskSecret: Boolean(stored?.autotaskSecret),
    autotaskIntegrationCode: Boolean(stored?.autotaskIntegrationCode),
  };
}

/**
 * Why stored credentials cannot be used at these places: `not-connected` where they cannot be read, `keys-held-back` where they
 * were given for others; null where nothing is amiss. Throws `StorageError`.
 */
export async function describeUnusable(
  database: QuotebridgeDatabase,
  places: SecretPlaces,
  crypto: Crypto = globalThis.crypto,
): Promise<Problem | null> {
  const view = { kind: 'options', section: 'connection' } as const;
  try {
    const stored = await loadGiven(database, crypto);
    const held = stored ? listHeldBack(stored, places) : [];
    if (!stored || held.length === 0) return null;
    const join = (names: Record<keyof SecretPlaces, string>) => held.map((system) => names[system]).join(' and ');
    const parts = { system: join(SYSTEM_NAMES), before: join(stored.givenFor), place: join(places) };
    return createProblem('keys-held-back', parts, { view });
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return createProblem('not-connected', {}, { details: [error.message], view });
  }
}

/** Typed credentials with their empty fields filled from the store, as far as that can be read and may go to these places. Throws `StorageError`. */
export async function fillFromStore(
  database: QuotebridgeDatabase,
  typed: Credentials,
  places: SecretPlaces,
  crypto: Crypto = globalThis.crypto,
): Promise<Credentials> {
  const stored = await loadReadable(database, crypto);
  return fillEmpty(typed, stored && withoutHeldBack(stored, places));
}

const SYSTEM_NAMES: Record<keyof SecretPlaces, string> = { quoteManager: 'Quote Manager', autotask: 'Autotask' };

/** Credentials that cannot be read any more are as good as none: entering them again mends it. */
async function loadReadable(database: QuotebridgeDatabase, crypto: Crypto): Promise<NamedSecrets | null> {
  try {
    return await loadGiven(database, crypto);
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

type NamedSecrets = GivenSecrets & { name: string };

async function loadGiven(database: QuotebridgeDatabase, crypto: Crypto): Promise<NamedSecrets | null> {
  const record = await reading(() => database.secrets.get(CREDENTIALS_ID));
  if (!record) return null;
  const key = await loadVaultKey(database);
  if (!key) throw new VaultError();
  return { ...parseCredentials(await openSecret(record, key, crypto)), name: nameCredentials(record) };
}

function parseCredentials(text: string): GivenSecrets {
  const parsed = storedCredentials.safeParse(JSON.parse(text));
  if (!parsed.success) throw new VaultError();
  const { givenFor = VENDOR_PLACES, ...credentials } = parsed.data;
  return { credentials, givenFor };
}
