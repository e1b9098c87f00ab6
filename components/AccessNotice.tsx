import styles from './ConnectionForm.module.css';
import { Button } from './ui/Button';

export interface AccessNoticeProps {
  /** Match patterns of the hosts that the browser does not let the extension read yet. */
  missingOrigins: string[];
  /** Called directly by the click: browsers ask for access only then. */
  onAllowAccess(): void;
}

/** Says which sites are still closed to the extension, and opens them. Nothing where none is. */
export function AccessNotice({ missingOrigins, onAllowAccess }: AccessNoticeProps) {
  if (missingOrigins.length === 0) return null;
  return (
    <div className={styles.notice}>
      <p>The browser does not let Quotebridge talk to these sites yet:</p>
      <p className={styles.hosts}>{missingOrigins.map(toHost).join(', ')}</p>
      <Button onClick={onAllowAccess}>Allow access</Button>
    </div>
  );
}

function toHost(pattern: string): string {
  return pattern.replace(/^\w+:\/\//, '').replace(/\/\*$/, '');
}
