import { describeStatus } from '../utils/domain/describeStatus';
import type { DocumentStatus } from '../utils/domain/documentState';
import { documentName } from './documentName';
import styles from './QueueList.module.css';
import { SyncProgress } from './SyncProgress';
import { StatusIcon } from './ui/StatusIcon';

export interface QueueListProps {
  /** In the order in which they are shown. */
  documents: DocumentStatus[];
  /** The present time in milliseconds. */
  nowMs: number;
}

/** One line per document: what it is, how it stands and how far it is. */
export function QueueList({ documents, nowMs }: QueueListProps) {
  if (documents.length === 0) {
    return <p className={styles.empty}>Open a quote in Quote Manager and press Sync to Autotask; it shows up here.</p>;
  }
  return (
    <ul className={styles.list} aria-label="Queue">
      {documents.map((status) => (
        <QueueRow key={status.ref} status={status} nowMs={nowMs} />
      ))}
    </ul>
  );
}

function QueueRow({ status, nowMs }: { status: DocumentStatus; nowMs: number }) {
  const { words, tooltip, icon, tone } = describeStatus(status, nowMs);
  const name = documentName(status.ref, status.number);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <StatusIcon icon={icon} tone={tone} />
        <span className={styles.name} title={status.title ?? undefined}>
          {name} {status.title && <span className={styles.title}>{status.title}</span>}
        </span>
        <span className={styles.words} title={tooltip}>
          {words}
        </span>
      </div>
      {status.notices.map((notice) => (
        <p className={styles.notice} key={notice}>
          {notice}
        </p>
      ))}
      <SyncProgress status={status} name={name} className={styles.progress} />
    </li>
  );
}
