import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import type { DecisionPorts } from '../../components/decisions/DecisionPorts';
import { ProblemText } from '../../components/ProblemText';
import { useNow } from '../../components/ui/useNow';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { toProblem, toStorageError } from '../../utils/queue/storageError';
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

/** Outside the live query, which follows the database only as long as it waits for nothing else. */
function useTenant(loadTenant: AppProps['loadTenant']): Result<string> | null {
  const [tenant, setTenant] = useState<Result<string> | null>(null);
  const load = useRef(loadTenant);
  useEffect(() => {
    load.current().then(
      (value) => setTenant({ ok: true, value }),
      (error: unknown) => setTenant({ ok: false, problem: toProblem(toStorageError(error)) }),
    );
  }, []);
  return tenant;
}

/** The page of one document: its plan, what is to be decided about it, and *Apply*. */
export function App({ database, documentRef, loadTenant, ports }: AppProps) {
  const nowMs = useNow(5_000);
  const tenant = useTenant(loadTenant);
  const page = useLiveQuery(
    // Dexie follows what an async function waits for, and not what a plain one returns.
    async () =>
      tenant?.ok ? await loadPage(database, { documentRef, tenant: tenant.value, now: nowMs }) : (tenant ?? undefined),
    [database, documentRef, tenant, nowMs],
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
