import { type FormEvent, useEffect, useState } from 'react';
import { DEFAULT_SETTLE_SECONDS, MAX_SETTLE_SECONDS, MIN_SETTLE_SECONDS } from '../utils/settings/settleTime';
import styles from './SettingsFile.module.css';
import { Button } from './ui/Button';
import { LiveStatus } from './ui/LiveStatus';
import { TextField } from './ui/TextField';

export interface SettleTimeFormProps {
  /** Seconds. */
  load(): Promise<number>;
  /** Says what is wrong with a value that is not taken, else null. */
  save(seconds: number): Promise<string | null>;
}

/** How long Autotask may take to show a record, before a create whose answer was lost is sent again. */
export function SettleTimeForm({ load, save }: SettleTimeFormProps) {
  const [seconds, setSeconds] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  useEffect(() => {
    load().then(
      (stored) => setSeconds(String(stored)),
      (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)),
    );
  }, [load]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refusal = await save(seconds === '' ? Number.NaN : Number(seconds));
    setError(refusal);
    setIsSaved(refusal === null);
  };
  return (
    <form className={styles.block} noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label="Settle time (seconds)"
        hint={`Default: ${DEFAULT_SETTLE_SECONDS}. Raise it where Autotask shows new records late: a record that was made but is not shown by then would be made twice.`}
        error={error ?? undefined}
        type="number"
        inputMode="numeric"
        min={MIN_SETTLE_SECONDS}
        max={MAX_SETTLE_SECONDS}
        value={seconds}
        onChange={(event) => {
          setSeconds(event.target.value);
          setIsSaved(false);
        }}
      />
      <Button type="submit">Save settle time</Button>
      <LiveStatus>{isSaved ? <p>Saved.</p> : null}</LiveStatus>
    </form>
  );
}
