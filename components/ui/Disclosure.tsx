import { type ReactNode, useState } from 'react';
import styles from './Disclosure.module.css';

interface DisclosureProps {
  summary: string;
  /** Draws the content only once it is opened, where it is long. */
  isLazy?: boolean;
  children: ReactNode;
}

/** Content that opens on demand; the browser's own control, so keyboard and find-in-page work. */
export function Disclosure({ summary, isLazy = false, children }: DisclosureProps) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details onToggle={() => setWasOpened(true)}>
      <summary className={styles.summary}>{summary}</summary>
      {(!isLazy || wasOpened) && <div className={styles.content}>{children}</div>}
    </details>
  );
}
