import { createProblem, type Problem } from '../../utils/domain/problem';
import { toProblem as toStorageProblem } from '../../utils/queue/storageError';
import { VaultError } from '../../utils/vault/vaultError';

/** What a person is told about something that was thrown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof VaultError) return createProblem('not-connected', {}, { details: [error.message] });
  return toStorageProblem(error);
}
