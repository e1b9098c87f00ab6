import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../utils/domain/result';
import type { ConnectionReport, Credentials } from '../utils/messaging/protocol';
import { AccessNotice, type AccessNoticeProps } from './AccessNotice';
import styles from './ConnectionForm.module.css';
import { ConnectionOutcome, type Outcome } from './ConnectionOutcome';
import { createCredentialsSchema, type StoredCredentials } from './credentialsSchema';
import { Button } from './ui/Button';
import { LiveStatus } from './ui/LiveStatus';
import { TextField } from './ui/TextField';

export interface ConnectionFormProps extends AccessNoticeProps {
  /** Which secrets are stored; their fields may stay empty. */
  stored: StoredCredentials;
  onTest(credentials: Credentials): Promise<Result<ConnectionReport>>;
  /** `isTested`: both systems have just accepted these credentials. */
  onSave(credentials: Credentials, isTested: boolean): Promise<Result<null>>;
}

const fields: { name: keyof Credentials; label: string; isSecret: boolean; hint?: string }[] = [
  { name: 'quoteManagerApiKey', label: 'Quote Manager API key', isSecret: true },
  {
    name: 'autotaskUserName',
    label: 'Autotask user name',
    isSecret: false,
    hint: 'The user name of an API user in Autotask.',
  },
  { name: 'autotaskSecret', label: 'Autotask secret', isSecret: true },
  {
    name: 'autotaskIntegrationCode',
    label: 'Autotask integration code',
    isSecret: true,
    hint: 'The tracking identifier of the API user.',
  },
];

const emptyCredentials: Credentials = {
  quoteManagerApiKey: '',
  autotaskUserName: '',
  autotaskSecret: '',
  autotaskIntegrationCode: '',
};

/** The credentials of both systems. What is typed leaves the page only with *Save*, or with a test that succeeded. */
export function ConnectionForm({ stored, missingOrigins, onTest, onSave, onAllowAccess }: ConnectionFormProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const form = useForm<Credentials>({
    resolver: zodResolver(createCredentialsSchema(stored)),
    defaultValues: emptyCredentials,
  });
  const { errors, isSubmitting } = form.formState;

  const run = (action: (credentials: Credentials) => Promise<Outcome>) =>
    form.handleSubmit(async (credentials) => {
      setOutcome(null);
      const next = await action(credentials);
      setOutcome(next);
      if (next.kind === 'saved' || (next.kind === 'tested' && next.isSaved)) form.reset(emptyCredentials);
    });
  const test = run((credentials) => testThenSave(credentials, { onTest, onSave }));
  const save = run(async (credentials) => {
    const saved = await onSave(credentials, false);
    return saved.ok ? { kind: 'saved' } : { kind: 'failed', problem: saved.problem };
  });

  return (
    <form className={styles.form} onSubmit={test} noValidate autoComplete="off">
      <AccessNotice missingOrigins={missingOrigins} onAllowAccess={onAllowAccess} />
      {fields.map(({ name, label, isSecret, hint }) => (
        <TextField
          key={name}
          label={label}
          hint={hint}
          error={errors[name]?.message}
          type={isSecret ? 'password' : 'text'}
          // Browsers ignore "off" on password fields and would offer the user's own passwords.
          autoComplete={isSecret ? 'new-password' : 'off'}
          spellCheck={false}
          placeholder={stored[name] ? 'stored – leave empty to keep' : undefined}
          {...form.register(name)}
        />
      ))}
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={isSubmitting}>
          Test connection
        </Button>
        <Button onClick={save} disabled={isSubmitting}>
          Save
        </Button>
      </div>
      <LiveStatus>{outcome && <ConnectionOutcome outcome={outcome} />}</LiveStatus>
    </form>
  );
}

async function testThenSave(
  credentials: Credentials,
  { onTest, onSave }: Pick<ConnectionFormProps, 'onTest' | 'onSave'>,
): Promise<Outcome> {
  const tested = await onTest(credentials);
  if (!tested.ok) return { kind: 'failed', problem: tested.problem };
  const report = tested.value;
  if (!report.quoteManager.ok || !report.autotask.ok) return { kind: 'tested', report, isSaved: false };
  const saved = await onSave(credentials, true);
  return saved.ok ? { kind: 'tested', report, isSaved: true } : { kind: 'failed', problem: saved.problem };
}
