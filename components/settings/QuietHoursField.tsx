import { useController } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { FieldGroup } from '../ui/FieldGroup';
import { OptionRow } from '../ui/OptionRow';
import { TextField } from '../ui/TextField';
import styles from './Settings.module.css';
import { describeError } from './SettingsFacts';

const NAME = 'notifications.quietHours';
const evening = { from: '18:30', to: '08:00' };

/** The hours without desktop notifications, or none. */
export function QuietHoursField() {
  const { field, fieldState } = useController<Settings, typeof NAME>({ name: NAME });
  const hours: Settings['notifications']['quietHours'] = field.value;
  return (
    <FieldGroup legend="Quiet hours">
      <OptionRow
        type="checkbox"
        name={NAME}
        label="No desktop notifications at night"
        mark="default: off"
        checked={hours !== null}
        onChange={(event) => field.onChange(event.target.checked ? evening : null)}
      />
      {hours && (
        <div className={styles.pair}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              label={end === 'from' ? 'From' : 'To'}
              type="time"
              name={`${NAME}.${end}`}
              value={hours[end]}
              error={hours[end] === '' ? describeError(fieldState.error ?? { message: 'a time of day' }) : undefined}
              onChange={(event) => field.onChange({ ...hours, [end]: event.target.value })}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
