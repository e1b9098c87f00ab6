import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { describeProblem } from '../utils/domain/problem';
import type { Result } from '../utils/domain/result';
import type { LinksReport } from '../utils/messaging/protocol';
import { JsonFileInput } from './JsonFileInput';
import styles from './SettingsFile.module.css';
import { Button } from './ui/Button';
import { LiveStatus } from './ui/LiveStatus';

export interface LinksToolsProps {
  onRebuild(): Promise<Result<LinksReport>>;
  /** Saves the file. */
  onExport(): Promise<Result<null>>;
  onImport(file: File): Promise<Result<LinksReport>>;
}

/** Three ways to care for the links between documents and Autotask's records, and what came of the last one. */
export function LinksTools({ onRebuild, onExport, onImport }: LinksToolsProps) {
  const fileRef = useRef<HTMLInputElement>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<string | null>(null);

  // The page's one lasting file input is that of the settings (docs/testing.md): this one is there while a file is chosen.
  useEffect(() => {
    if (isChoosing) fileRef.current?.click();
  }, [isChoosing]);

  const run = async (work: () => Promise<string>) => {
    setIsBusy(true);
    setOutcome(null);
    try {
      setOutcome(await work());
    } finally {
      setIsBusy(false);
    }
  };
  const takeFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    setIsChoosing(false);
    void run(async () => describeReport(await onImport(file), 'Imported.'));
  };

  return (
    <div className={styles.block}>
      <Button disabled={isBusy} onClick={() => void run(async () => describeReport(await onRebuild(), 'Rebuilt.'))}>
        Rebuild links
      </Button>
      <p className={styles.hint}>
        Looks in Autotask for what bears the numbers of your quotes and orders. Nothing is changed there.
      </p>
      <Button disabled={isBusy} onClick={() => void run(async () => describeExport(await onExport()))}>
        Export links
      </Button>
      {isChoosing && <JsonFileInput ref={fileRef} aria-label="Import links" onChange={takeFile} />}
      <Button disabled={isBusy} onClick={() => (isChoosing ? fileRef.current?.click() : setIsChoosing(true))}>
        Import links
      </Button>
      <p className={styles.hint}>
        A JSON file, for another browser with the same connection. Links that are there stay as they are.
      </p>
      <LiveStatus>{outcome && <p>{outcome}</p>}</LiveStatus>
    </div>
  );
}

function describeExport(result: Result<null>): string {
  return result.ok ? 'Exported.' : inWords(result);
}

function describeReport(result: Result<LinksReport>, done: string): string {
  if (!result.ok) return inWords(result);
  const { documents, added, kept, ambiguous } = result.value;
  const sentences = [
    done,
    `${counted(documents, 'document')} found, ${counted(added, 'link')} added, ${kept} already there.`,
    ...(ambiguous.length === 0 ? [] : [`Left out, since several records bear the number: ${ambiguous.join(', ')}.`]),
  ];
  return sentences.join(' ');
}

function inWords({ problem }: Extract<Result<never>, { ok: false }>): string {
  const { message, remedy } = describeProblem(problem);
  return `${message} ${remedy}`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
