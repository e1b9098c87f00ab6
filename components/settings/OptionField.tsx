import { type FieldPath, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { readSetting } from '../../utils/settings/settingsPath';
import { FieldGroup } from '../ui/FieldGroup';
import { OptionRow } from '../ui/OptionRow';
import { useSettingsFacts } from './SettingsFacts';

export interface Option {
  value: string;
  label: string;
  explanation?: string;
}

interface OptionFieldProps {
  name: FieldPath<Settings>;
  legend: string;
  options: readonly Option[];
  /** Leaves the mark of the default out, where each answer is to be given on purpose. */
  isPlain?: boolean;
}

/** One of a few ways: a group of radio buttons, the default marked. */
export function OptionField({ name, legend, options, isPlain = false }: OptionFieldProps) {
  const { register, getFieldState, formState } = useFormContext<Settings>();
  const error = getFieldState(name, formState).error && 'Choose one.';
  const warning = useSettingsFacts().hints.get(name);
  const preset = isPlain ? undefined : readSetting(defaultSettings, name);
  return (
    <FieldGroup legend={legend} error={error} warning={warning}>
      {options.map(({ value, ...words }) => (
        <OptionRow
          key={value}
          type="radio"
          value={value}
          {...words}
          mark={value === preset ? 'default' : undefined}
          {...register(name)}
        />
      ))}
    </FieldGroup>
  );
}
