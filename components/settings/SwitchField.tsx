import { useId } from 'react';
import { type FieldPathByValue, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { readSetting } from '../../utils/settings/settingsPath';
import { describeIds, FieldNotes } from '../ui/FieldFrame';
import groupStyles from '../ui/FieldGroup.module.css';
import { OptionRow } from '../ui/OptionRow';
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
  const isOn = readSetting(defaultSettings, name) === true;
  return (
    <div className={groupStyles.group}>
      <OptionRow
        type="checkbox"
        label={label}
        explanation={explanation}
        mark={isOn ? 'default: on' : 'default: off'}
        aria-describedby={describeIds(id, { warning })}
        {...register(name)}
      />
      <FieldNotes id={id} warning={warning} />
    </div>
  );
}
