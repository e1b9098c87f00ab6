/** A request that Autotask refuses: HTTP 500 with `errors`, and `errorId` where the real system would have crashed. */
export class RefusedError extends Error {
  readonly errors: string[];
  readonly errorId: number | undefined;

  constructor(errors: string | string[], errorId?: number) {
    const list = typeof errors === 'string' ? [errors] : errors;
    super(list.join(' '));
    this.name = 'RefusedError';
    this.errors = list;
    this.errorId = errorId;
  }
}

/** Throws a RefusedError unless the condition holds. */
export function refuseUnless(condition: boolean, message: string): void {
  if (!condition) throw new RefusedError(message);
}
