import { type FieldPathByValue, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { TextField } from '../ui/TextField';
import { emptyLabelOf, isEmptyByDefault, type SettingTexts, useSettingTexts } from './useSettingTexts';

interface NumberFieldProps extends Omit<SettingTexts, 'isPlain'> {
  name: FieldPathByValue<Settings, number | null>;
  min?: number;
  max?: number;
}

/** A whole number; left empty it is not set, where the setting allows that. */
export function NumberField({ name, min = 0, max, ...texts }: NumberFieldProps) {
  const { register } = useFormContext<Settings>();
  return (
    <TextField
      {...useSettingTexts(name, texts)}
      type="number"
      inputMode="numeric"
      step={1}
      min={min}
      max={max}
      placeholder={isEmptyByDefault(name) ? emptyLabelOf(name) : undefined}
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
