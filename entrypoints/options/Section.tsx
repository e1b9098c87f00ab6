import type { ReactNode } from 'react';
import styles from './App.module.css';
import { type SectionId, sections } from './useSection';

interface SectionProps {
  id: SectionId;
  /** One sentence below the title. */
  explanation: string;
  children: ReactNode;
}

/** One section of the options, reachable by its id. */
export function Section({ id, explanation, children }: SectionProps) {
  const title = sections.find((section) => section.id === id)?.title;
  return (
    <section id={id} className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className={styles.muted}>{explanation}</p>
      {children}
    </section>
  );
}
