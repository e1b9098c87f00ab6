import { useState } from 'react';
import { describeStatus } from '../utils/domain/describeStatus';
import type { DocumentStatus } from '../utils/domain/documentState';
import { isUnderWay } from '../utils/domain/isUnderWay';
import { documentName } from './documentName';
import styles from './PageCard.module.css';
import { Button } from './ui/Button';
import { StatusIcon } from './ui/StatusIcon';

export interface PageCardProps {
  /** How the document of the page in front stands. */
  status: DocumentStatus;
  /** The present time in milliseconds. */
  nowMs: number;
  /** Starts a sync; resolves with the sentence to show when it could not, else with null. */
  onSync(): Promise<string | null>;
  /** Shows what a sync would do. */
  onPreview(): void;
}

/** The document of the page in front: how it stands and what can be done about it from here. */
export function PageCard({ status, nowMs, onSync, onPreview }: PageCardProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const { words, tooltip, icon, tone } = describeStatus(status, nowMs);
  return (
    <div className={styles.card}>
      <p className={styles.name}>
        {documentName(status.ref, status.number)}
        {status.title && <span className={styles.title}> {status.title}</span>}
      </p>
      <p className={styles.state} title={tooltip}>
        <StatusIcon icon={icon} tone={tone} />
        {words}
      </p>
      <div className={styles.actions}>
        <Button look="primary" disabled={isUnderWay(status, nowMs)} onClick={() => void onSync().then(setFailure)}>
          Sync to Autotask
        </Button>
        <Button onClick={onPreview}>Preview</Button>
        {status.autotaskUrl && (
          <a href={status.autotaskUrl} target="_blank" rel="noreferrer">
            Open in Autotask
          </a>
        )}
      </div>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </div>
  );
}
