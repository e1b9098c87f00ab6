import { useId } from 'react';
import { type FieldPath, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { readSetting } from '../../utils/settings/settingsPath';
import { describeIds, FieldNotes } from '../ui/FieldFrame';
import styles from './OptionField.module.css';
import { useSettingsFacts } from './SettingsFacts';

export interface Option {
  value: string;
  label: string;
  explanation?: string;
}

interface OptionFieldProps {
  name: FieldPath<Settings>;
  legend: string;
  hint?: string;
  options: readonly Option[];
}

/** One of a few ways: a group of radio buttons, the default marked. */
export function OptionField({ name, legend, hint, options }: OptionFieldProps) {
  const id = useId();
  const { register, getFieldState, formState } = useFormContext<Settings>();
  const error = getFieldState(name, formState).error && 'Choose one.';
  const warning = useSettingsFacts().hints.get(name);
  const preset = readSetting(defaultSettings, name);
  return (
    <fieldset className={styles.group} aria-describedby={describeIds(id, { hint, error, warning })}>
      <legend className={styles.legend}>{legend}</legend>
      {options.map(({ value, label, explanation }) => (
        <label key={value} className={styles.option}>
          <input type="radio" value={value} {...register(name)} />
          <span>
            {label}
            {value === preset && <span className={styles.preset}>default</span>}
            {explanation && <span className={styles.explanation}>{explanation}</span>}
          </span>
        </label>
      ))}
      <FieldNotes id={id} hint={hint} error={error} warning={warning} />
    </fieldset>
  );
}
