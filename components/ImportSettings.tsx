import { type ChangeEvent, useRef, useState } from 'react';
import styles from './SettingsFile.module.css';
import { Button } from './ui/Button';
import { Disclosure } from './ui/Disclosure';
import { LiveStatus } from './ui/LiveStatus';

/** `changed`: paths of the settings that are different now; `message`: why nothing was taken, as a sentence. */
export type ImportOutcome = { ok: true; changed: string[] } | { ok: false; message: string };

/** Takes a settings file, whole or in part, and says what came of it. */
export function ImportSettings({ onImport }: { onImport(file: File): Promise<ImportOutcome> }) {
  const fileRef = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);

  const takeFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    setOutcome(null);
    setOutcome(await onImport(file));
    // Else choosing the same file again, once it is corrected, would be no change.
    input.value = '';
  };

  return (
    <div className={styles.block}>
      <input
        ref={fileRef}
        className={styles.file}
        type="file"
        accept=".json,application/json"
        aria-label="Import settings"
        // The button beside it opens it; one stop for the keyboard is enough.
        tabIndex={-1}
        onChange={(event) => void takeFile(event)}
      />
      <Button onClick={() => fileRef.current?.click()}>Import settings</Button>
      <p className={styles.hint}>A JSON file. Settings that it does not name stay as they are.</p>
      <LiveStatus>{outcome && <Outcome outcome={outcome} />}</LiveStatus>
    </div>
  );
}

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  if (!outcome.ok) return <p>{outcome.message} Nothing was imported.</p>;
  const { changed } = outcome;
  if (changed.length === 0) return <p>Imported. The file agrees with the present settings.</p>;
  return (
    <>
      <p>{changed.length === 1 ? 'Imported. 1 setting changed.' : `Imported. ${changed.length} settings changed.`}</p>
      <Disclosure summary="Details">
        <ul className={styles.list}>
          {changed.map((path) => (
            <li key={path}>{path}</li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
