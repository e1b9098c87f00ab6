import { useLiveQuery } from 'dexie-react-hooks';
import { Settings } from 'lucide-react';
import { useState } from 'react';
import { ConnectionLight } from '../../components/ConnectionLight';
import type { NotificationActions } from '../../components/NotificationEntry';
import { NotificationList } from '../../components/NotificationList';
import { PauseButton } from '../../components/PauseButton';
import { ProblemText } from '../../components/ProblemText';
import { Button } from '../../components/ui/Button';
import { useNow } from '../../components/ui/useNow';
import { type ConnectionPorts, decideLight, useConnection } from '../../components/useConnection';
import type { Problem } from '../../utils/domain/problem';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import styles from './App.module.css';
import { ConnectionPart } from './ConnectionPart';
import type { PagePorts } from './createPagePorts';
import type { QueuePorts } from './createQueuePorts';
import type { SetupPorts } from './createSetupPorts';
import { loadOverview } from './loadOverview';
import { PagePart } from './PagePart';
import { QueuePart } from './QueuePart';
import { SetupPart } from './SetupPart';

export interface AppProps {
  database: QuotebridgeDatabase;
  ports: ConnectionPorts;
  setup: SetupPorts;
  page: PagePorts;
  queue: QueuePorts;
  actions: NotificationActions;
  onOpenOptions(): void;
}

/** The popup: connection light, the page in front, what needs attention, the queue, and the connection form. */
export function App({ database, ports, setup, page, queue, actions, onOpenOptions }: AppProps) {
  const nowMs = useNow();
  // Dexie follows what an async function waits for, and not what a plain one returns.
  const loaded = useLiveQuery(async () => await loadOverview(database, nowMs), [database, nowMs]);
  const overview = loaded?.ok ? loaded.value : null;
  const connection = useConnection(ports);
  const { facts } = connection;
  const [pauseProblem, setPauseProblem] = useState<Problem | null>(null);
  const problem = loaded && !loaded.ok ? loaded.problem : (pauseProblem ?? connection.problem);
  const light = facts && decideLight(facts, overview?.refusedAt ?? null);
  // A click is the best test: it is offered as soon as a request may go out.
  const canSync = light !== null && light !== 'unset' && light !== 'no-access';
  // Where it has to be connected first, the form comes first; it keeps its place, and what it says, while the popup is open.
  const [isFormFirst, setIsFormFirst] = useState<boolean | null>(null);
  if (light !== null && isFormFirst === null) setIsFormFirst(light !== 'connected');
  const connectionPart = facts && light && (
    <ConnectionPart connection={{ ...connection, facts }} isOpen={light !== 'connected'} onTest={ports.test} />
  );
  return (
    <div className={styles.popup}>
      <header className={styles.head}>
        <img src="/icon/32.png" alt="" width={20} height={20} />
        <h1 className={styles.name}>Quotebridge</h1>
        {light && <ConnectionLight state={light} />}
        {overview && (
          <PauseButton
            isPaused={overview.isPaused}
            onPause={() => void queue.pause().then(setPauseProblem)}
            onResume={() => void queue.resume().then(setPauseProblem)}
          />
        )}
        <Button look="quiet" aria-label="Options" title="Options" onClick={onOpenOptions}>
          <Settings aria-hidden size={16} />
        </Button>
      </header>
      <main className={styles.main}>
        {problem && (
          <div className={styles.section} role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
        {isFormFirst === true && connectionPart}
        {light === 'connected' && <SetupPart ports={setup} />}
        {canSync && <PagePart ports={page} nowMs={nowMs} revision={overview} />}
        {overview && (
          <>
            <section className={styles.section}>
              <h2>Notifications</h2>
              <NotificationList notifications={overview.notifications} nowMs={nowMs} {...actions} />
            </section>
            <QueuePart overview={overview} nowMs={nowMs} />
          </>
        )}
        {isFormFirst === false && connectionPart}
      </main>
    </div>
  );
}
