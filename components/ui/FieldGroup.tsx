import { type ReactNode, useId } from 'react';
import { describeIds, FieldNotes, type FieldTexts } from './FieldFrame';
import styles from './FieldGroup.module.css';

interface FieldGroupProps extends Omit<FieldTexts, 'label'> {
  legend: string;
  children: ReactNode;
}

/** Controls that answer one question together, with its texts below. */
export function FieldGroup({ legend, children, ...texts }: FieldGroupProps) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={describeIds(id, texts)}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
      <FieldNotes id={id} {...texts} />
    </fieldset>
  );
}
