import { FieldGroup } from '../ui/FieldGroup';
import { OptionRow } from '../ui/OptionRow';

export interface CheckItem {
  key: string;
  label: string;
  isChecked: boolean;
}

interface CheckListProps {
  name: string;
  legend: string;
  hint?: string;
  warning?: string;
  items: readonly CheckItem[];
  onToggle(key: string, isChecked: boolean): void;
}

/** Several of a list, as a group of checkboxes. */
export function CheckList({ name, items, onToggle, ...texts }: CheckListProps) {
  return (
    <FieldGroup {...texts}>
      {items.map(({ key, label, isChecked }) => (
        <OptionRow
          key={key}
          type="checkbox"
          name={name}
          label={label}
          value={key}
          checked={isChecked}
          onChange={(event) => onToggle(key, event.target.checked)}
        />
      ))}
    </FieldGroup>
  );
}
