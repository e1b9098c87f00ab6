import { type ChangeEvent, useRef, useState } from 'react';
import type { SettingsChange } from '../utils/settings/listChanges';
import { JsonFileInput } from './JsonFileInput';
import styles from './SettingsFile.module.css';
import { Button } from './ui/Button';
import { Disclosure } from './ui/Disclosure';
import { LiveStatus } from './ui/LiveStatus';

/** `changes`: the settings that are different now, and `undo` takes them back; `message`: why nothing was taken, as a sentence. */
export type ImportOutcome =
  | { ok: true; changes: SettingsChange[]; undo?(): Promise<void> }
  | { ok: false; message: string };

/** Takes a settings file, whole or in part, and says what came of it. */
export function ImportSettings({ onImport }: { onImport(file: File): Promise<ImportOutcome> }) {
  const fileRef = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [isUndone, setIsUndone] = useState(false);

  const takeFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    setOutcome(null);
    setIsUndone(false);
    setOutcome(await onImport(file));
    // Else choosing the same file again, once it is corrected, would be no change.
    input.value = '';
  };
  const undo = async () => {
    if (outcome?.ok) await outcome.undo?.();
    setIsUndone(true);
  };

  return (
    <div className={styles.block}>
      <JsonFileInput ref={fileRef} aria-label="Import settings" onChange={(event) => void takeFile(event)} />
      <Button onClick={() => fileRef.current?.click()}>Import settings</Button>
      <p className={styles.hint}>A JSON file. Settings that it does not name stay as they are.</p>
      <LiveStatus>{outcome && <Outcome outcome={outcome} isUndone={isUndone} onUndo={() => void undo()} />}</LiveStatus>
    </div>
  );
}

interface OutcomeProps {
  outcome: ImportOutcome;
  isUndone: boolean;
  onUndo(): void;
}

function Outcome({ outcome, isUndone, onUndo }: OutcomeProps) {
  if (!outcome.ok) return <p>{outcome.message} Nothing was imported.</p>;
  const { changes } = outcome;
  if (isUndone) return <p>The import was undone.</p>;
  if (changes.length === 0) return <p>Imported. The file agrees with the present settings.</p>;
  return (
    <div className={styles.block}>
      <p>{changes.length === 1 ? 'Imported. 1 setting changed.' : `Imported. ${changes.length} settings changed.`}</p>
      <Disclosure summary="Details">
        <ul className={styles.list}>
          {changes.map(({ path, before, after }) => (
            <li key={path}>
              {path}: {describeValue(before)} → {describeValue(after)}
            </li>
          ))}
        </ul>
      </Disclosure>
      {outcome.undo && <Button onClick={onUndo}>Undo import</Button>}
    </div>
  );
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
