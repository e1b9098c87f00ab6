import { describeStatus } from '../../utils/domain/describeStatus';
import type { DocumentStatus } from '../../utils/domain/documentState';
import type { Preview } from '../../utils/domain/preview/preview';
import { documentName } from '../documentName';
import { SyncProgress } from '../SyncProgress';
import { StatusIcon } from '../ui/StatusIcon';
import styles from './DocumentHead.module.css';
import { TotalsTable } from './TotalsTable';

export interface DocumentHeadProps {
  status: DocumentStatus;
  /** Null while both sides are being read. */
  preview: Preview | null;
  nowMs: number;
}

/** Which document this is, how it stands, and what both sides add up to. */
export function DocumentHead({ status, preview, nowMs }: DocumentHeadProps) {
  const { words, tooltip, icon, tone } = describeStatus(status, nowMs);
  const name = documentName(status.ref, preview?.number ?? status.number);
  const title = preview?.title ?? status.title;
  return (
    <header className={styles.head}>
      <h1 className={styles.name}>{name}</h1>
      {title && <p className={styles.title}>{title}</p>}
      <p className={styles.state} title={tooltip}>
        <StatusIcon icon={icon} tone={tone} /> <span>{words}</span>
      </p>
      <SyncProgress status={status} name={name} className={styles.progress} />
      {preview && <TotalsTable totals={preview.totals} />}
    </header>
  );
}
