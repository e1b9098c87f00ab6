import { type FieldPathByValue, useController } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { FieldFrame } from '../ui/FieldFrame';
import { type SelectOption, SelectOrText } from '../ui/SelectOrText';
import { emptyLabelOf, type SettingTexts, useSettingTexts } from './useSettingTexts';

interface NameFieldProps extends SettingTexts {
  name: FieldPathByValue<Settings, string | null>;
  options: readonly SelectOption[] | undefined;
}

/** A setting that names one thing of the tenant by text (an e-mail address, a field), or nothing. */
export function NameField({ name, options, ...texts }: NameFieldProps) {
  const { field } = useController<Settings, typeof name>({ name });
  return (
    <FieldFrame {...useSettingTexts(name, texts)}>
      {(links) => (
        <SelectOrText
          {...links}
          name={name}
          emptyLabel={emptyLabelOf(name, texts)}
          value={field.value ?? ''}
          options={options}
          onChange={(text) => field.onChange(text.trim() === '' ? null : text)}
        />
      )}
    </FieldFrame>
  );
}
