import type { ReactNode } from 'react';
import styles from './Disclosure.module.css';

/** Content that opens on demand; the browser's own control, so keyboard and find-in-page work. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
