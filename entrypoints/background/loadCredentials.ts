import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { Credentials } from '../../utils/messaging/protocol';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { describeUnusable, loadNamedSecrets } from '../../utils/vault/credentialsVault';
import type { SecretPlaces } from '../../utils/vault/secretPlaces';

/**
 * The stored credentials with the name of their saving. `not-connected` when they were never entered, not all of them, or cannot
 * be read any more, `keys-held-back` when they were given for other places: that stops the tenant, not one document after the
 * other. Throws `StorageError`.
 */
export async function loadCredentials(
  database: QuotebridgeDatabase,
  places: SecretPlaces,
): Promise<Result<{ credentials: Credentials; name: string }>> {
  const stored = await loadNamedSecrets(database, places);
  if (stored && Object.values(stored.credentials).every((value) => value !== '')) return { ok: true, value: stored };
  return { ok: false, problem: (await describeUnusable(database, places)) ?? createProblem('not-connected') };
}
