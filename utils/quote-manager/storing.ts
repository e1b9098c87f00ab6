import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';

/** The value of an effect on the cache; one that rejects is `storage-failed`. */
export async function storing<T>(effect: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await effect() };
  } catch (error) {
    return { ok: false, problem: createProblem('storage-failed', {}, { details: [String(error)] }) };
  }
}
