import { type FieldPathByValue, useController } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { CheckList } from './CheckList';
import { useSettingsFacts } from './SettingsFacts';

interface TextListFieldProps {
  name: FieldPathByValue<Settings, string[]>;
  legend: string;
  hint?: string;
  /** Known texts in the order in which they are shown; others that are set already come after them. */
  known: readonly { value: string; label: string }[];
}

/** A setting that holds some of a fixed list of texts. */
export function TextListField({ name, legend, hint, known }: TextListFieldProps) {
  const { field } = useController<Settings, typeof name>({ name });
  const chosen: string[] = field.value;
  const unknown = chosen.filter((text) => !known.some(({ value }) => value === text));
  const items = [...known, ...unknown.map((value) => ({ value, label: `${value} (unknown)` }))];
  return (
    <CheckList
      name={name}
      legend={legend}
      hint={hint}
      warning={useSettingsFacts().hints.get(name)}
      items={items.map(({ value, label }) => ({ key: value, label, isChecked: chosen.includes(value) }))}
      onToggle={(key, isChecked) =>
        field.onChange(
          items.map(({ value }) => value).filter((value) => (value === key ? isChecked : chosen.includes(value))),
        )
      }
    />
  );
}
