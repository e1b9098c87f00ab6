import { type ReactNode, useId } from 'react';
import styles from './TextField.module.css';

export interface FieldTexts {
  label: string;
  /** Always shown below the field. */
  hint?: string;
  /** What is wrong with the value; shown below the field and told with it. */
  error?: string;
  /** What will not work with a value that is taken all the same. */
  warning?: string;
}

/** What ties a control to its texts. */
export interface FieldLinks {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

/** A label above a control and its texts below, tied together for screen readers. */
export function FieldFrame({ label, children, ...texts }: FieldTexts & { children: (links: FieldLinks) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-invalid': texts.error !== undefined, 'aria-describedby': describeIds(id, texts) })}
      <FieldNotes id={id} {...texts} />
    </div>
  );
}

/** Ids of the texts of a field, for `aria-describedby`; undefined where it has none. */
export function describeIds(id: string, { hint, error, warning }: Omit<FieldTexts, 'label'>): string | undefined {
  const ids = [error && `${id}-error`, warning && `${id}-warning`, hint && `${id}-hint`];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** The texts below a control; their ids are those of `describeIds`. */
export function FieldNotes({ id, hint, error, warning }: Omit<FieldTexts, 'label'> & { id: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {warning && (
        <p id={`${id}-warning`} className={styles.warning}>
          {warning}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </>
  );
}
