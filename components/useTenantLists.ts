import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../utils/domain/problem';
import type { Result } from '../utils/domain/result';
import type { TenantLists } from '../utils/domain/tenantLists';

/** The tenant's lists as a page has them. */
export interface TenantListsState {
  lists: TenantLists | null;
  /** Why the last reading failed; lists that were read before stay. */
  problem: Problem | null;
  isLoading: boolean;
}

/**
 * Reads the tenant's lists once they are wanted (connected, and the user looks at what needs them), and again on `refresh`.
 * `load` must stay the same function.
 */
export function useTenantLists(
  load: (fresh: boolean) => Promise<Result<TenantLists>>,
  isWanted: boolean,
): TenantListsState & { refresh(): void } {
  const [state, setState] = useState<TenantListsState>({ lists: null, problem: null, isLoading: false });
  const read = useCallback(
    async (fresh: boolean) => {
      setState((before) => ({ ...before, isLoading: true }));
      const answer = await load(fresh);
      setState((before) =>
        answer.ok
          ? { lists: answer.value, problem: null, isLoading: false }
          : { ...before, problem: answer.problem, isLoading: false },
      );
    },
    [load],
  );
  useEffect(() => {
    if (isWanted) void read(false);
  }, [isWanted, read]);
  return { ...state, refresh: () => void read(true) };
}
