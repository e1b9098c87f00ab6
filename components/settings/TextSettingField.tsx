import { type FieldPathByValue, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { TextField } from '../ui/TextField';
import { type SettingTexts, useSettingTexts } from './useSettingTexts';

interface TextSettingFieldProps extends Omit<SettingTexts, 'isPlain'> {
  name: FieldPathByValue<Settings, string>;
}

/** A setting that is a line of text. */
export function TextSettingField({ name, ...texts }: TextSettingFieldProps) {
  const { register } = useFormContext<Settings>();
  return <TextField {...useSettingTexts(name, texts)} {...register(name)} />;
}
