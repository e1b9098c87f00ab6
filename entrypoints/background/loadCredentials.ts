import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { Credentials } from '../../utils/messaging/protocol';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadNamedSecrets } from '../../utils/vault/credentialsVault';
import { VaultError } from '../../utils/vault/vaultError';
import { toProblem } from './toProblem';

/**
 * The stored credentials with the name of their saving. `not-connected` when they were never entered, not all of them, or cannot
 * be read any more: that stops the tenant, not one document after the other. Throws `StorageError`.
 */
export async function loadCredentials(
  database: QuotebridgeDatabase,
): Promise<Result<{ credentials: Credentials; name: string }>> {
  try {
    // Both from one reading: credentials that are saved in between must not pass under the name of those before.
    const stored = await loadNamedSecrets(database);
    const isComplete = stored && Object.values(stored.credentials).every((value) => value !== '');
    return isComplete ? { ok: true, value: stored } : { ok: false, problem: createProblem('not-connected') };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { ok: false, problem: toProblem(error) };
  }
}
