import type { Problem } from './problem';

/** Values, not exceptions, cross a context. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };
