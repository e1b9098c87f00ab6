import { useController, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { type ChoicePath, entriesFor } from '../../utils/settings/settingsPath';
import { FieldFrame } from '../ui/FieldFrame';
import { ListChoiceControl } from './ListChoiceControl';
import { describeError, isEmptyByDefault, useSettingsFacts, withDefault } from './SettingsFacts';

interface ChoiceFieldProps {
  name: ChoicePath;
  label: string;
  hint?: string;
  /** Leaves the default out, where nothing but the choice matters. */
  isPlain?: boolean;
}

/** A setting that holds one value of a tenant's list. */
export function ChoiceField({ name, label, hint, isPlain = false }: ChoiceFieldProps) {
  const { getValues } = useFormContext<Settings>();
  const { lists, hints } = useSettingsFacts();
  const { field, fieldState } = useController<Settings, ChoicePath>({ name });
  return (
    <FieldFrame
      label={label}
      hint={isPlain ? hint : withDefault(name, hint)}
      error={describeError(fieldState.error)}
      warning={hints.get(name)}
    >
      {(links) => (
        <ListChoiceControl
          {...links}
          name={name}
          emptyLabel={isEmptyByDefault(name) && !isPlain ? 'Not set (default)' : 'Not set'}
          value={field.value ?? null}
          entries={entriesFor(name, getValues(), lists)}
          onChange={field.onChange}
        />
      )}
    </FieldFrame>
  );
}
