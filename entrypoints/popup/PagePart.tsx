import { useEffect, useRef, useState } from 'react';
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
  const asked = useRef(0);
  const shown = useRef(0);
  useEffect(() => {
    // Settings that cannot be read are told by the connection's part; there is no page to know then.
    void ports.findDocument().then(setHint, () => setHint(null));
  }, [ports]);
  useEffect(() => {
    if (hint === null) return;
    asked.current += 1;
    const turn = asked.current;
    // A question may reach over the network: an answer that comes after a newer one is of the past.
    void ports.loadStatus(hint).then((answer) => {
      if (turn < shown.current) return;
      shown.current = turn;
      setStatus(answer);
    });
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
