import type { ReactNode } from 'react';
import type { Problem } from '../utils/domain/problem';
import type { ConnectionReport } from '../utils/messaging/protocol';
import styles from './ConnectionForm.module.css';
import { ProblemText } from './ProblemText';
import { StatusIcon } from './ui/StatusIcon';

/** What came of *Save* or *Test connection*. */
export type Outcome =
  | { kind: 'saved' }
  | { kind: 'tested'; report: ConnectionReport; isSaved: boolean }
  | { kind: 'failed'; problem: Problem };

/** The outcome in sentences, one line per system. */
export function ConnectionOutcome({ outcome }: { outcome: Outcome }) {
  return <div className={styles.outcome}>{describeOutcome(outcome)}</div>;
}

function describeOutcome(outcome: Outcome): ReactNode {
  switch (outcome.kind) {
    case 'saved':
      return <Line isGood>Saved. Press Test connection to see whether both systems accept the credentials.</Line>;
    case 'failed':
      return (
        <Line isGood={false}>
          <ProblemText problem={outcome.problem} />
        </Line>
      );
    case 'tested':
      return <Report {...outcome} />;
  }
}

function Report({ report, isSaved }: { report: ConnectionReport; isSaved: boolean }) {
  const { quoteManager, autotask } = report;
  return (
    <>
      <Line isGood={quoteManager.ok}>
        {quoteManager.ok ? (
          'Quote Manager accepted the key.'
        ) : (
          <ProblemText lead="Quote Manager" problem={quoteManager.problem} />
        )}
      </Line>
      <Line isGood={autotask.ok}>
        {autotask.ok ? (
          `Autotask accepted the credentials: ${autotask.value.zoneName}, database ${autotask.value.databaseNumber}.`
        ) : (
          <ProblemText lead="Autotask" problem={autotask.problem} />
        )}
      </Line>
      <p>{isSaved ? 'Connected. The credentials are saved.' : 'Not connected. Nothing was saved.'}</p>
    </>
  );
}

function Line({ isGood, children }: { isGood: boolean; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <StatusIcon icon={isGood ? 'check' : 'exclamation'} tone={isGood ? 'green' : 'red'} />
      <div>{children}</div>
    </div>
  );
}
