import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './TextField.module.css';

interface FieldTexts {
  label: string;
  /** Always shown below the field. */
  hint?: string;
  /** What is wrong with the value; shown below the field and told with it. */
  error?: string;
}

export type TextFieldProps = FieldTexts & ComponentProps<'input'>;
export type TextAreaFieldProps = FieldTexts & ComponentProps<'textarea'>;

/** A labelled line of text. */
export function TextField({ label, hint, error, ...props }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(links) => <input type="text" {...props} {...links} className={styles.control} />}
    </FieldFrame>
  );
}

/** A labelled text of several lines. */
export function TextAreaField({ label, hint, error, ...props }: TextAreaFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(links) => <textarea rows={2} {...props} {...links} className={styles.control} />}
    </FieldFrame>
  );
}

interface FieldLinks {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

function FieldFrame({ label, hint, error, children }: FieldTexts & { children: (links: FieldLinks) => ReactNode }) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': described || undefined })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
