import { describeProblem, type Problem } from '../utils/domain/problem';
import styles from './ProblemText.module.css';
import { Disclosure } from './ui/Disclosure';

/** What happened, what to do, and the other system's own words on demand. `lead` names the system where needed. */
export function ProblemText({ problem, lead }: { problem: Problem; lead?: string }) {
  const { message, remedy } = describeProblem(problem);
  return (
    <div>
      <p>
        {lead && <strong>{lead}: </strong>}
        {message}
      </p>
      <p className={styles.remedy}>{remedy}</p>
      {problem.details.length > 0 && (
        <Disclosure summary="Details">
          <ul className={styles.details}>
            {[...new Set(problem.details)].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
