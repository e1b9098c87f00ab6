import { useId } from 'react';
import { type FieldPathByValue, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { readSetting } from '../../utils/settings/settingsPath';
import { FieldNotes } from '../ui/FieldFrame';
import styles from './OptionField.module.css';
import { useSettingsFacts } from './SettingsFacts';

interface SwitchFieldProps {
  name: FieldPathByValue<Settings, boolean>;
  label: string;
  explanation?: string;
}

/** A setting that is on or off. */
export function SwitchField({ name, label, explanation }: SwitchFieldProps) {
  const id = useId();
  const { register } = useFormContext<Settings>();
  const warning = useSettingsFacts().hints.get(name);
  const preset = readSetting(defaultSettings, name) === true ? 'default: on' : 'default: off';
  return (
    <div className={styles.group}>
      <label className={styles.option}>
        <input type="checkbox" aria-describedby={warning && `${id}-warning`} {...register(name)} />
        <span>
          {label}
          <span className={styles.preset}>{preset}</span>
          {explanation && <span className={styles.explanation}>{explanation}</span>}
        </span>
      </label>
      <FieldNotes id={id} warning={warning} />
    </div>
  );
}
