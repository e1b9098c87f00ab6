import { type FieldPathByValue, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { TextField } from '../ui/TextField';
import { describeError, useSettingsFacts, withDefault } from './SettingsFacts';

interface TextSettingFieldProps {
  name: FieldPathByValue<Settings, string>;
  label: string;
  hint?: string;
}

/** A setting that is a line of text. */
export function TextSettingField({ name, label, hint }: TextSettingFieldProps) {
  const { register, getFieldState, formState } = useFormContext<Settings>();
  const { hints } = useSettingsFacts();
  return (
    <TextField
      label={label}
      hint={withDefault(name, hint)}
      error={describeError(getFieldState(name, formState).error)}
      warning={hints.get(name)}
      {...register(name)}
    />
  );
}
