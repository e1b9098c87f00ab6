import { useLiveQuery } from 'dexie-react-hooks';
import type { DecisionPorts } from '../../components/decisions/DecisionPorts';
import { ProblemText } from '../../components/ProblemText';
import { useNow } from '../../components/ui/useNow';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import styles from './App.module.css';
import { DocumentPage } from './DocumentPage';
import { loadPage } from './loadPage';
import { StartPage } from './StartPage';

export interface AppProps {
  database: QuotebridgeDatabase;
  /** The document of the address; null when it names none. */
  documentRef: DocumentRef | null;
  loadTenant(): Promise<string>;
  ports: DecisionPorts;
}

/** The page of one document: its plan, what is to be decided about it, and *Apply*. */
export function App({ database, documentRef, loadTenant, ports }: AppProps) {
  const nowMs = useNow(5_000);
  const page = useLiveQuery(
    () => loadPage(database, { documentRef, loadTenant, now: nowMs }),
    [database, documentRef, loadTenant, nowMs],
  );
  if (page === undefined) return null;
  if (!page.ok) {
    return (
      <main className={styles.main} role="alert">
        <ProblemText problem={page.problem} />
      </main>
    );
  }
  const { status, waiting } = page.value;
  if (status === null) return <StartPage waiting={waiting} />;
  return <DocumentPage status={status} nowMs={nowMs} ports={ports} />;
}
