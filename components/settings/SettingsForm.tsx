import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import type { TenantLists } from '../../utils/domain/tenantLists';
import { explainIssue } from '../../utils/settings/describeSettingsIssue';
import { listChanges } from '../../utils/settings/listChanges';
import { findSettingsHints } from '../../utils/settings/settingsHints';
import { settingsSchema } from '../../utils/settings/settingsSchema';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';
import { SettingsFactsProvider } from './SettingsFacts';

interface SettingsFormProps {
  /** The stored settings; what is being changed stays when they change meanwhile. */
  settings: Settings;
  lists: TenantLists | null;
  /** Stores them; resolves with the sentence to show when they cannot be taken, else with null. */
  onSave(settings: Settings): Promise<string | null>;
  children: ReactNode;
}

/** All settings as one form: nothing is stored before *Save changes*, and leaving with changes is asked about. */
export function SettingsForm({ settings, lists, onSave, children }: SettingsFormProps) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const form = useForm<Settings>({
    // `values` follows what is stored elsewhere (an import, the addresses, the popup); what was changed here stays.
    values: settings,
    resetOptions: { keepDirtyValues: true },
    resolver: zodResolver(settingsSchema, { error: explainIssue }),
    mode: 'onTouched',
  });
  const values = form.watch();
  const changes = listChanges(settings, values).length;
  const hints = useMemo(() => {
    const found = findSettingsHints(values, lists);
    return new Map(found.map(({ path, message }) => [path, message]));
  }, [values, lists]);
  useLeaveGuard(changes > 0);

  const save = form.handleSubmit(
    async (next) => {
      const failure = await onSave(next);
      setOutcome(failure ?? 'Saved');
      if (failure === null) form.reset(next, { keepDirtyValues: false });
    },
    () => setOutcome('Nothing was saved: correct the marked values first.'),
  );
  const discard = () => {
    form.reset(settings, { keepDirtyValues: false });
    setOutcome(null);
  };
  return (
    <FormProvider {...form}>
      <SettingsFactsProvider value={{ lists, hints }}>
        <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
          {children}
          <SaveBar changes={changes} outcome={outcome} isSaving={form.formState.isSubmitting} onDiscard={discard} />
        </form>
      </SettingsFactsProvider>
    </FormProvider>
  );
}

/** The browser asks before a tab with unsaved changes is closed or reloaded. */
function useLeaveGuard(hasChanges: boolean): void {
  useEffect(() => {
    if (!hasChanges) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasChanges]);
}
