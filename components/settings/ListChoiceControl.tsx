import type { ListChoice } from '../../utils/domain/settings';
import { choiceOf, entryOf, type TenantListEntry } from '../../utils/domain/tenantLists';
import { SelectOrText, type SelectOrTextProps } from '../ui/SelectOrText';

export interface ListChoiceControlProps extends Omit<SelectOrTextProps, 'value' | 'options' | 'onChange'> {
  value: ListChoice;
  /** The tenant's list; undefined while it is not known. */
  entries: TenantListEntry[] | undefined;
  onChange(choice: ListChoice): void;
}

/** A value of one of the tenant's lists: chosen from it, or typed as name or number while it is not known. */
export function ListChoiceControl({ value, entries, onChange, ...props }: ListChoiceControlProps) {
  if (entries === undefined) {
    const take = (text: string) => onChange(parseChoice(text));
    return <SelectOrText {...props} value={value === null ? '' : String(value)} options={undefined} onChange={take} />;
  }
  const present = entryOf(value, entries);
  const options = entries.map(({ id, label, isActive }) => ({ value: String(id), label, isRetired: !isActive }));
  const take = (id: string) => {
    const entry = entries.find((candidate) => String(candidate.id) === id);
    onChange(entry === undefined ? (id === '' ? null : value) : choiceOf(entry, entries));
  };
  const shown = present === null ? (value === null ? '' : String(value)) : String(present.id);
  return <SelectOrText {...props} value={shown} options={options} onChange={take} />;
}

/** Digits alone are the number of a value. */
export function parseChoice(text: string): ListChoice {
  if (text.trim() === '') return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}
