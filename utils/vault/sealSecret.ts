import type { SecretRecord } from '../queue/records';
import { VaultError } from './vaultError';

/** Version of the sealed form; bound into it, so that an old blob cannot pass for a new one. */
export const SECRET_VERSION = 1;
const IV_BYTES = 12;

/** Encrypts a text under AES-GCM with a random 96-bit IV of its own; bound to its record id and version. */
export async function sealSecret(
  input: { id: string; text: string; key: CryptoKey },
  crypto: Crypto,
): Promise<SecretRecord> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const algorithm = { name: 'AES-GCM', iv, additionalData: toContext(input.id, SECRET_VERSION) };
  const data = await crypto.subtle.encrypt(algorithm, input.key, new TextEncoder().encode(input.text));
  return { id: input.id, iv, data, version: SECRET_VERSION };
}

/** Decrypts what `sealSecret` made. Throws `VaultError` when anything about the record was altered. */
export async function openSecret(record: SecretRecord, key: CryptoKey, crypto: Crypto): Promise<string> {
  const algorithm = { name: 'AES-GCM', iv: record.iv, additionalData: toContext(record.id, record.version) };
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, record.data));
  } catch (error) {
    throw new VaultError(error);
  }
}

function toContext(id: string, version: number) {
  return new TextEncoder().encode(`${id}|${version}`);
}
