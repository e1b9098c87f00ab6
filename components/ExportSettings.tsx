import styles from './SettingsFile.module.css';
import { Button } from './ui/Button';

/** Hands the settings out as a file; `onExport` saves it. */
export function ExportSettings({ onExport }: { onExport(): void }) {
  return (
    <div className={styles.block}>
      <Button onClick={onExport}>Export settings</Button>
      <p className={styles.hint}>A JSON file with every setting. Keys and secrets are not in it.</p>
    </div>
  );
}
