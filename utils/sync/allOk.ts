import type { Result } from '../domain/result';

type ValuesOf<R extends readonly Result<unknown>[]> = {
  -readonly [K in keyof R]: Extract<R[K], { ok: true }>['value'];
};

/** Unwraps results that were awaited together; the first problem wins. */
export function allOk<const R extends readonly Result<unknown>[]>(results: R): Result<ValuesOf<R>> {
  const values: unknown[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return { ok: true, value: values as ValuesOf<R> };
}
