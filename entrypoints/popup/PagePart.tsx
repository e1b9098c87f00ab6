import { useEffect, useState } from 'react';
import { PageCard } from '../../components/PageCard';
import type { DocumentStatus } from '../../utils/domain/documentState';
import type { DocumentHint } from '../../utils/messaging/protocol';
import styles from './App.module.css';
import type { PagePorts } from './createPagePorts';

interface PagePartProps {
  ports: PagePorts;
  nowMs: number;
  /** Changes whenever the database does: the document's state may have changed with it. */
  revision: unknown;
}

/** The card of the page in front; nothing where that shows no quote and no order. */
export function PagePart({ ports, nowMs, revision }: PagePartProps) {
  const [hint, setHint] = useState<DocumentHint | null>(null);
  const [status, setStatus] = useState<DocumentStatus | null>(null);
  useEffect(() => {
    // Settings that cannot be read are told by the connection's part; there is no page to know then.
    void ports.findDocument().then(setHint, () => setHint(null));
  }, [ports]);
  useEffect(() => {
    if (hint !== null) void ports.loadStatus(hint).then(setStatus);
  }, [ports, hint, revision]);
  if (hint === null || status === null) return null;
  return (
    <section className={styles.section} aria-labelledby="page-title">
      <h2 id="page-title">This page</h2>
      <PageCard
        status={status}
        nowMs={nowMs}
        onSync={() => ports.sync(hint)}
        onPreview={() => ports.preview(status.ref)}
      />
    </section>
  );
}
