import { type ComponentProps, useId } from 'react';
import styles from './OptionRow.module.css';

export interface OptionRowProps extends Omit<ComponentProps<'input'>, 'type'> {
  type: 'radio' | 'checkbox';
  label: string;
  /** A short mark behind the label, such as `default`. */
  mark?: string;
  explanation?: string;
}

/** A radio button or checkbox with its words; mark and explanation are told after the name, not as part of it. */
export function OptionRow({ label, mark, explanation, 'aria-describedby': others, ...props }: OptionRowProps) {
  const id = useId();
  const described = [mark && `${id}-mark`, explanation && `${id}-explanation`, others].filter(Boolean).join(' ');
  return (
    <label className={styles.option}>
      <input {...props} aria-labelledby={`${id}-label`} aria-describedby={described || undefined} />
      <span>
        <span id={`${id}-label`}>{label}</span>
        {mark && (
          <span id={`${id}-mark`} className={styles.mark}>
            {mark}
          </span>
        )}
        {explanation && (
          <span id={`${id}-explanation`} className={styles.explanation}>
            {explanation}
          </span>
        )}
      </span>
    </label>
  );
}
