import type { ComponentProps } from 'react';
import styles from './SettingsFile.module.css';

type JsonFileInputProps = Pick<ComponentProps<'input'>, 'ref' | 'aria-label' | 'onChange'>;

/** Takes a JSON file; not seen, since the button beside it opens it. */
export function JsonFileInput(props: JsonFileInputProps) {
  return (
    <input
      {...props}
      className={styles.file}
      type="file"
      accept=".json,application/json"
      // The button beside it opens it; one stop for the keyboard is enough.
      tabIndex={-1}
    />
  );
}
