import { type FieldPathByValue, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { TextField } from '../ui/TextField';
import { describeError, isEmptyByDefault, useSettingsFacts, withDefault } from './SettingsFacts';

interface NumberFieldProps {
  name: FieldPathByValue<Settings, number | null>;
  label: string;
  hint?: string;
  min?: number;
  max?: number;
}

/** A whole number; left empty it is not set, where the setting allows that. */
export function NumberField({ name, label, hint, min = 0, max }: NumberFieldProps) {
  const { register, getFieldState, formState } = useFormContext<Settings>();
  const { hints } = useSettingsFacts();
  return (
    <TextField
      label={label}
      hint={withDefault(name, hint)}
      error={describeError(getFieldState(name, formState).error)}
      warning={hints.get(name)}
      type="number"
      inputMode="numeric"
      step={1}
      min={min}
      max={max}
      placeholder={isEmptyByDefault(name) ? 'Not set (default)' : undefined}
      {...register(name, { setValueAs: parseNumber })}
    />
  );
}

/** What is no number stays as it is, for the schema to refuse. */
function parseNumber(value: unknown): unknown {
  if (value === null || value === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : value;
}
