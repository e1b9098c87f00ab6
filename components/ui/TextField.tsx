import type { ComponentProps } from 'react';
import { FieldFrame, type FieldTexts } from './FieldFrame';
import styles from './TextField.module.css';

export type TextFieldProps = FieldTexts & ComponentProps<'input'>;
export type TextAreaFieldProps = FieldTexts & ComponentProps<'textarea'>;

/** A labelled line of text. */
export function TextField({ label, hint, error, warning, ...props }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} warning={warning}>
      {(links) => <input type="text" {...props} {...links} className={styles.control} />}
    </FieldFrame>
  );
}

/** A labelled text of several lines. */
export function TextAreaField({ label, hint, error, warning, ...props }: TextAreaFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} warning={warning}>
      {(links) => <textarea rows={2} {...props} {...links} className={styles.control} />}
    </FieldFrame>
  );
}
