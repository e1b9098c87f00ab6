import { type FieldPathByValue, useController } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { FieldFrame } from '../ui/FieldFrame';
import { type SelectOption, SelectOrText } from '../ui/SelectOrText';
import { describeError, isEmptyByDefault, useSettingsFacts, withDefault } from './SettingsFacts';

interface NameFieldProps {
  name: FieldPathByValue<Settings, string | null>;
  label: string;
  hint?: string;
  options: readonly SelectOption[] | undefined;
  /** Leaves the default out, where nothing but the choice matters. */
  isPlain?: boolean;
}

/** A setting that names one thing of the tenant by text (an e-mail address, a field), or nothing. */
export function NameField({ name, label, hint, options, isPlain = false }: NameFieldProps) {
  const { hints } = useSettingsFacts();
  const { field, fieldState } = useController<Settings, typeof name>({ name });
  return (
    <FieldFrame
      label={label}
      hint={isPlain ? hint : withDefault(name, hint)}
      error={describeError(fieldState.error)}
      warning={hints.get(name)}
    >
      {(links) => (
        <SelectOrText
          {...links}
          name={name}
          emptyLabel={isEmptyByDefault(name) && !isPlain ? 'Not set (default)' : 'Not set'}
          value={field.value ?? ''}
          options={options}
          onChange={(text) => field.onChange(text.trim() === '' ? null : text)}
        />
      )}
    </FieldFrame>
  );
}
