import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import type { TenantLists } from '../../utils/domain/tenantLists';
import { explainIssue } from '../../utils/settings/describeSettingsIssue';
import type { SettingsEdit } from '../../utils/settings/layChanges';
import { settingsSchema } from '../../utils/settings/settingsSchema';
import { listSetupQuestions, type SetupMark } from '../../utils/settings/setupMark';
import { Button } from '../ui/Button';
import styles from './FirstRun.module.css';
import { FirstRunChoice } from './FirstRunChoice';
import { nativeIntegrationOptions, targetOptions, workflowOptions } from './mainOptions';
import { OptionField } from './OptionField';
import { SettingsFactsProvider } from './SettingsFacts';
import { SetupChecklist } from './SetupChecklist';

interface FirstRunProps {
  settings: Settings;
  mark: SetupMark;
  lists: TenantLists | null;
  onSave(edit: SettingsEdit): Promise<void>;
  onPostpone(): void;
}

/** What a first sync needs to know, and only what is missing: from the tenant's own lists, with *Not now*. */
export function FirstRun({ settings, mark, lists, onSave, onPostpone }: FirstRunProps) {
  // Settings that are stored elsewhere meanwhile are no choice of this form.
  const [drawn] = useState(settings);
  const form = useForm<Settings>({
    defaultValues: firstValues(settings, mark),
    resolver: zodResolver(settingsSchema, { error: explainIssue }),
  });
  const { workflow, salesOrders } = form.watch();
  // What is chosen just now stays in view: the questions follow the stored choices, under the workflow chosen here.
  const { isMainOpen, choices } = listSetupQuestions({ ...settings, workflow, salesOrders }, lists, mark);
  const save = form.handleSubmit((after) => onSave({ before: drawn, after }));
  const facts = useMemo(() => ({ lists, hints: new Map<string, string>() }), [lists]);
  return (
    <FormProvider {...form}>
      <SettingsFactsProvider value={facts}>
        <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
          {isMainOpen && (
            <>
              <OptionField name="workflow" legend="Where do you invoice?" options={workflowOptions} />
              <OptionField name="salesOrders.target" legend="A sales order becomes" options={targetOptions(workflow)} />
              <OptionField
                name="nativeIntegration"
                legend="Quote Manager’s own Autotask integration"
                options={nativeIntegrationOptions}
                isPlain
              />
            </>
          )}
          {choices.map(({ path, message }) => (
            <FirstRunChoice key={path} path={path} purpose={message} />
          ))}
          <SetupChecklist workflow={workflow} />
          <div className={styles.actions}>
            <Button type="submit" look="primary" disabled={form.formState.isSubmitting}>
              Finish set-up
            </Button>
            <Button onClick={onPostpone}>Not now</Button>
          </div>
        </form>
      </SettingsFactsProvider>
    </FormProvider>
  );
}

/** Nobody knows beforehand whether the own integration still writes: that is asked without a preset answer. */
function firstValues(settings: Settings, mark: SetupMark) {
  return mark === 'answered' || settings.nativeIntegration !== 'active'
    ? settings
    : { ...settings, nativeIntegration: undefined };
}
