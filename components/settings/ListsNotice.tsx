import { ProblemText } from '../ProblemText';
import { Button } from '../ui/Button';
import { RelativeTime } from '../ui/RelativeTime';
import { useNow } from '../ui/useNow';
import type { TenantListsState } from '../useTenantLists';
import styles from './ListsNotice.module.css';

interface ListsNoticeProps extends TenantListsState {
  /** Whether both systems are connected: without that there is nothing to read. */
  isConnected: boolean;
  onRefresh(): void;
}

/** Where the choices come from and how old they are. */
export function ListsNotice({ lists, problem, isLoading, isConnected, onRefresh }: ListsNoticeProps) {
  const nowMs = useNow();
  if (!isConnected) {
    return (
      <p className={styles.notice}>
        Connect first to choose from the lists of your Autotask; until then type names, or the numbers of values.
      </p>
    );
  }
  return (
    <div className={styles.notice}>
      <div className={styles.words} aria-live="polite">
        {lists && !isLoading && (
          <p>
            Lists of your Autotask, read <RelativeTime at={lists.readAt} nowMs={nowMs} />.
            {lists.categories === null && ' The categories of Quote Manager could not be read.'}
          </p>
        )}
        {isLoading && <p>Reading the lists of your Autotask…</p>}
        {problem && !isLoading && <ProblemText problem={problem} />}
      </div>
      <Button disabled={isLoading} onClick={onRefresh}>
        Refresh lists
      </Button>
    </div>
  );
}
