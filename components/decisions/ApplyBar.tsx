import type { Preview } from '../../utils/domain/preview/preview';
import { Button } from '../ui/Button';
import styles from './ApplyBar.module.css';

export interface ApplyBarProps {
  preview: Preview;
  /** How many answers would be sent. */
  answers: number;
  /** A sync of the document is on its way. */
  isBusy: boolean;
  onApply(): void;
}

/** What *Apply* will do, and the button; there is nothing to press while nothing would happen. */
export function ApplyBar({ preview, answers, isBusy, onApply }: ApplyBarProps) {
  const { isWithheld } = preview;
  const canApply = !isBusy && (answers > 0 || (!isWithheld && hasWork(preview)));
  return (
    <footer className={styles.bar}>
      <p id="apply-effect" className={styles.effect}>
        {isBusy ? 'A sync is on its way.' : describeEffect(preview, answers)}
      </p>
      <Button look="primary" disabled={!canApply} aria-describedby="apply-effect" onClick={onApply}>
        Apply
      </Button>
    </footer>
  );
}

const hasWork = ({ created, changed, removed }: Preview): boolean =>
  created.length + changed.length + removed.length > 0;

function describeEffect(preview: Preview, answers: number): string {
  const { requests, seconds } = preview.estimate;
  if (answers === 0 && preview.isWithheld)
    return preview.questions.some(({ code }) => code !== null)
      ? 'Answer a question above first.'
      : 'Mend the problem above first.';
  if (answers === 0 && !hasWork(preview)) return 'Nothing to do.';
  const sent = answers === 0 ? '' : `${answers === 1 ? '1 answer' : `${answers} answers`}, `;
  return `${sent}${requests} requests, about ${seconds} s`;
}
