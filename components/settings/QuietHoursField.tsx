import { useController } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { TextField } from '../ui/TextField';
import styles from './OptionField.module.css';
import rowStyles from './Settings.module.css';
import { describeError } from './SettingsFacts';

const NAME = 'notifications.quietHours';
const evening = { from: '18:30', to: '08:00' };

/** The hours without desktop notifications, or none. */
export function QuietHoursField() {
  const { field, fieldState } = useController<Settings, typeof NAME>({ name: NAME });
  const hours: Settings['notifications']['quietHours'] = field.value;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Quiet hours</legend>
      <label className={styles.option}>
        <input
          type="checkbox"
          name={NAME}
          checked={hours !== null}
          onChange={(event) => field.onChange(event.target.checked ? evening : null)}
        />
        <span>
          No desktop notifications at night
          <span className={styles.preset}>default: off</span>
        </span>
      </label>
      {hours && (
        <div className={rowStyles.pair}>
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
    </fieldset>
  );
}
