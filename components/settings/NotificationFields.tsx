import { useWatch } from 'react-hook-form';
import { problemTexts } from '../../utils/domain/problemTexts';
import type { Settings } from '../../utils/domain/settings';
import { Disclosure } from '../ui/Disclosure';
import { QuietHoursField } from './QuietHoursField';
import styles from './Settings.module.css';
import { SwitchField } from './SwitchField';
import { TextListField } from './TextListField';

/** Every problem by its sentence; `{parts}` of it are known only when it happens. */
const problems = Object.entries(problemTexts).map(([code, { message }]) => ({
  value: code,
  label: message === '{why}' ? code.replaceAll('-', ' ') : message.replace(/"?\{\w+\}"?/g, '…'),
}));

/** When the browser may speak up. */
export function NotificationFields() {
  const muted = useWatch<Settings, 'notifications.muted'>({ name: 'notifications.muted' });
  return (
    <div className={styles.fields}>
      <SwitchField
        name="notifications.desktop"
        label="Desktop notifications"
        explanation="When a document needs you. The popup lists all of them anyway."
      />
      <QuietHoursField />
      <Disclosure summary={`Problems without a desktop notification (${muted.length})`} isLazy>
        <div className={styles.scroll}>
          <TextListField name="notifications.muted" legend="No desktop notification when" known={problems} />
        </div>
      </Disclosure>
    </div>
  );
}
