import { useController, useFormContext } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { type ChoicePath, entriesFor } from '../../utils/settings/settingsPath';
import { FieldFrame } from '../ui/FieldFrame';
import { ListChoiceControl } from './ListChoiceControl';
import { useSettingsFacts } from './SettingsFacts';
import { emptyLabelOf, type SettingTexts, useSettingTexts } from './useSettingTexts';

interface ChoiceFieldProps extends SettingTexts {
  name: ChoicePath;
}

/** A setting that holds one value of a tenant's list. */
export function ChoiceField({ name, ...texts }: ChoiceFieldProps) {
  const { getValues } = useFormContext<Settings>();
  const { lists } = useSettingsFacts();
  const { field } = useController<Settings, ChoicePath>({ name });
  return (
    <FieldFrame {...useSettingTexts(name, texts)}>
      {(links) => (
        <ListChoiceControl
          {...links}
          name={name}
          emptyLabel={emptyLabelOf(name, texts)}
          value={field.value ?? null}
          entries={entriesFor(name, getValues(), lists)}
          onChange={field.onChange}
        />
      )}
    </FieldFrame>
  );
}
