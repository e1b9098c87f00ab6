import { useId, useState } from 'react';
import { canDecide, describeProblem, type Problem } from '../utils/domain/problem';
import type { DocumentRef } from '../utils/domain/sourceDocument';
import { documentName } from './documentName';
import styles from './NotificationList.module.css';
import { ProblemText } from './ProblemText';
import { Button } from './ui/Button';
import { RelativeTime } from './ui/RelativeTime';

/** A problem of one document that waits for somebody. `at`: milliseconds since 1970. */
export interface Notification {
  key: string;
  ref: DocumentRef;
  number: string | null;
  title: string | null;
  problem: Problem;
  at: number;
}

/** Does what a button says; resolves with the sentence to show when it could not, else with null. */
export type NotificationAction = (ref: DocumentRef) => Promise<string | null>;

export interface NotificationActions {
  /** Opens the page where the document's questions are answered. */
  onDecide: NotificationAction;
  onView: NotificationAction;
  onRetry: NotificationAction;
  onDismiss: NotificationAction;
}

type NotificationEntryProps = NotificationActions & { notification: Notification; nowMs: number };

/** One problem with its remedy and what can be done about it from here. */
export function NotificationEntry({ notification, nowMs, ...actions }: NotificationEntryProps) {
  const headingId = useId();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { ref, number, title, problem, at } = notification;
  const { onDecide, onView, onRetry, onDismiss } = actions;

  const run = async (action: NotificationAction) => {
    setIsBusy(true);
    setFailure(null);
    try {
      setFailure(await action(ref));
    } finally {
      setIsBusy(false);
    }
  };
  const button = (label: string, action: NotificationAction) => (
    <Button aria-describedby={headingId} disabled={isBusy} onClick={() => void run(action)}>
      {label}
    </Button>
  );

  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <h3 id={headingId}>{[documentName(ref, number), title].filter(Boolean).join(' · ')}</h3>
        <RelativeTime at={at} nowMs={nowMs} />
      </div>
      <ProblemText problem={problem} />
      <div className={styles.actions}>
        {canDecide(problem) && button('Decide', onDecide)}
        {button('View', onView)}
        {describeProblem(problem).canRetry && button('Retry', onRetry)}
        {button('Dismiss', onDismiss)}
      </div>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </li>
  );
}
