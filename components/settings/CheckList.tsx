import { useId } from 'react';
import { describeIds, FieldNotes } from '../ui/FieldFrame';
import styles from './OptionField.module.css';

export interface CheckItem {
  key: string;
  label: string;
  isChecked: boolean;
}

interface CheckListProps {
  name: string;
  legend: string;
  hint?: string;
  warning?: string;
  items: readonly CheckItem[];
  onToggle(key: string, isChecked: boolean): void;
}

/** Several of a list, as a group of checkboxes. */
export function CheckList({ name, legend, hint, warning, items, onToggle }: CheckListProps) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={describeIds(id, { hint, warning })}>
      <legend className={styles.legend}>{legend}</legend>
      {items.map(({ key, label, isChecked }) => (
        <label key={key} className={styles.option}>
          <input
            type="checkbox"
            name={name}
            value={key}
            checked={isChecked}
            onChange={(event) => onToggle(key, event.target.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
      <FieldNotes id={id} hint={hint} warning={warning} />
    </fieldset>
  );
}
