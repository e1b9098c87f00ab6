import { QueueList } from '../../components/QueueList';
import styles from './App.module.css';
import type { Overview } from './loadOverview';

/** What is on its way or happened last, and what keeps the whole queue from going on. */
export function QueuePart({ overview, nowMs }: { overview: Overview; nowMs: number }) {
  const { isPaused, allowance, documents } = overview;
  return (
    <section className={styles.section}>
      <h2>Queue</h2>
      {isPaused && <p className={styles.remark}>Paused: nothing is sent until you press Resume.</p>}
      {allowance && <p className={styles.remark}>{allowance}</p>}
      <QueueList documents={documents} nowMs={nowMs} />
    </section>
  );
}
