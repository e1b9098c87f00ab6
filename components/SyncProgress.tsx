import type { DocumentStatus } from '../utils/domain/documentState';

interface SyncProgressProps {
  status: DocumentStatus;
  /** What the document is called. */
  name: string;
  className?: string;
}

/** How far a sync is, while it runs and has told. */
export function SyncProgress({ status: { state, progress }, name, className }: SyncProgressProps) {
  if (state !== 'syncing' || !progress) return null;
  return (
    <progress className={className} aria-label={`Progress of ${name}`} value={progress.done} max={progress.total} />
  );
}
