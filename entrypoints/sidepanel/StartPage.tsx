import { documentName } from '../../components/documentName';
import { describeProblem } from '../../utils/domain/problem';
import type { ProblemRecord } from '../../utils/queue/records';
import styles from './App.module.css';

/** Shown while no document is chosen: those that wait for a decision, or how one comes here. */
export function StartPage({ waiting }: { waiting: ProblemRecord[] }) {
  return (
    <main className={styles.main}>
      <h1 className={styles.heading}>Decisions</h1>
      {waiting.length === 0 ? (
        <p className={styles.muted}>
          Nothing waits for a decision. When a quote or order cannot be synced before you choose something, press Decide
          at its notification: the plan and the choices stand here.
        </p>
      ) : (
        <ul className={styles.waiting} aria-label="Waiting for a decision">
          {waiting.map(({ key, ref, number, title, problem }) => (
            <li key={key}>
              <a href={`?document=${encodeURIComponent(ref)}`}>
                {[documentName(ref, number), title].filter(Boolean).join(' · ')}
              </a>
              <p className={styles.muted}>{describeProblem(problem).message}</p>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
