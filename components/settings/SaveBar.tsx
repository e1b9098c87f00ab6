import { Button } from '../ui/Button';
import styles from './SaveBar.module.css';

interface SaveBarProps {
  /** Number of settings that are changed and not saved. */
  changes: number;
  /** What came of the last *Save changes*. */
  outcome: string | null;
  isSaving: boolean;
  onDiscard(): void;
}

/** How many settings are changed, and what to do about it. It stays in view while there are any. */
export function SaveBar({ changes, outcome, isSaving, onDiscard }: SaveBarProps) {
  const hasChanges = changes > 0;
  const words = changes === 1 ? '1 change is not saved' : `${changes} changes are not saved`;
  const said = outcome === 'Saved' && hasChanges ? null : outcome;
  return (
    <div className={hasChanges ? `${styles.bar} ${styles.raised}` : styles.bar}>
      <p className={styles.words} aria-live="polite">
        {hasChanges ? [words, said].filter(Boolean).join('. ') : said}
      </p>
      {hasChanges && (
        <>
          <Button disabled={isSaving} onClick={onDiscard}>
            Discard
          </Button>
          <Button type="submit" look="primary" disabled={isSaving}>
            Save changes
          </Button>
        </>
      )}
    </div>
  );
}
