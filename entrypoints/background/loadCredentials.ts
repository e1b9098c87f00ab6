import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { Credentials } from '../../utils/messaging/protocol';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { describeUnusable, loadNamedSecrets } from '../../utils/vault/credentialsVault';
import type { SecretPlaces } from '../../utils/vault/secretPlaces';
import { VaultError } from '../../utils/vault/vaultError';

/**
 * The stored credentials with the name of their saving. `not-connected` when they were never entered, not all of them, or cannot
 * be read any more, `keys-held-back` when they were given for other places: that stops the tenant, not one document after the
 * other. Throws `StorageError`.
 */
export async function loadCredentials(
  database: QuotebridgeDatabase,
  places: SecretPlaces,
): Promise<Result<{ credentials: Credentials; name: string }>> {
  const stored = await loadReadable(database, places);
  if (stored && Object.values(stored.credentials).every((value) => value !== '')) return { ok: true, value: stored };
  return { ok: false, problem: (await describeUnusable(database, places)) ?? createProblem('not-connected') };
}

async function loadReadable(database: QuotebridgeDatabase, places: SecretPlaces) {
  try {
    // Both from one reading: credentials that are saved in between must not pass under the name of those before.
    return await loadNamedSecrets(database, places);
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
