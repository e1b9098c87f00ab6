import { useCallback, useEffect, useState } from 'react';
import { FirstRun } from '../../components/settings/FirstRun';
import firstRunStyles from '../../components/settings/FirstRun.module.css';
import { ListsNotice } from '../../components/settings/ListsNotice';
import { Button } from '../../components/ui/Button';
import { useTenantLists } from '../../components/useTenantLists';
import type { Settings } from '../../utils/domain/settings';
import { listSetupQuestions, type SetupMark } from '../../utils/settings/setupMark';
import styles from './App.module.css';
import type { SetupPorts } from './createSetupPorts';

/** The questions of the first run, or a line that leads to them; nothing once every choice is made. */
export function SetupPart({ ports }: { ports: SetupPorts }) {
  const [stored, setStored] = useState<{ settings: Settings; mark: SetupMark } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isResumed, setIsResumed] = useState(false);
  const reload = useCallback(async () => setStored(await ports.load()), [ports]);
  useEffect(() => {
    const follow = () =>
      void reload().then(
        () => setFailure(null),
        (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
      );
    follow();
    return ports.watch(follow);
  }, [ports, reload]);

  const open = stored && listSetupQuestions(stored.settings, null, stored.mark);
  const count = open === null ? 0 : open.choices.length + (open.isMainOpen ? 1 : 0);
  const isAsking = count > 0 && (stored?.mark === 'new' || isResumed);
  const { refresh, ...tenant } = useTenantLists(ports.loadLists, isAsking);
  if (failure !== null) {
    return (
      <p role="alert" className={styles.section}>
        {failure} Import a settings file under Options to mend it.
      </p>
    );
  }
  if (stored === null || count === 0) return null;

  const finish = async (action: Promise<void>) => {
    await action;
    setIsResumed(false);
    await reload();
  };
  return (
    <section className={styles.section} aria-labelledby="setup-title">
      <h2 id="setup-title">{isAsking ? 'Before the first sync' : 'Set-up'}</h2>
      {!isAsking && (
        <div className={firstRunStyles.line}>
          <p>{count === 1 ? 'One choice is still open.' : `${count} choices are still open.`}</p>
          <Button onClick={() => setIsResumed(true)}>Continue set-up</Button>
        </div>
      )}
      {isAsking && (
        <div className={firstRunStyles.form}>
          <ListsNotice {...tenant} isConnected onRefresh={refresh} />
          {(tenant.lists !== null || tenant.problem !== null) && (
            <FirstRun
              {...stored}
              lists={tenant.lists}
              onSave={(edit) => finish(ports.save(edit))}
              onPostpone={() => void finish(ports.postpone())}
            />
          )}
        </div>
      )}
    </section>
  );
}
