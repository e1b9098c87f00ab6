import { useState } from 'react';
import { ConnectionForm, type ConnectionFormProps } from '../../components/ConnectionForm';
import type { Connection } from '../../components/useConnection';
import styles from './App.module.css';

interface ConnectionPartProps {
  connection: Connection & { facts: NonNullable<Connection['facts']> };
  /** Whether it starts open; afterwards the user decides, so that a result is not folded away. */
  isOpen: boolean;
  onTest: ConnectionFormProps['onTest'];
}

/** The connection form of the popup, folded once it is connected. */
export function ConnectionPart({ connection, isOpen, onTest }: ConnectionPartProps) {
  const [startsOpen] = useState(isOpen);
  const { facts, save, allowAccess } = connection;
  return (
    <details className={styles.section} open={startsOpen}>
      <summary>
        <h2>Connection</h2>
      </summary>
      <ConnectionForm
        stored={facts.stored}
        missingOrigins={facts.missingOrigins}
        onTest={onTest}
        onSave={save}
        onAllowAccess={allowAccess}
      />
    </details>
  );
}
