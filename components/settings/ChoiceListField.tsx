import { useController } from 'react-hook-form';
import type { ListChoice, Settings } from '../../utils/domain/settings';
import { choiceOf, entryOf, type TenantListEntry, type TenantListName } from '../../utils/domain/tenantLists';
import { TextAreaField } from '../ui/TextField';
import { CheckList } from './CheckList';
import { parseChoice } from './ListChoiceControl';
import { useSettingsFacts } from './SettingsFacts';

interface ChoiceListFieldProps {
  name: 'ticket.pickQueues' | 'ticket.pickStatuses';
  list: TenantListName;
  legend: string;
  hint: string;
}

/** A setting that holds several values of a tenant's list; one per line while the list is not known. */
export function ChoiceListField({ name, list, legend, hint }: ChoiceListFieldProps) {
  const { lists, hints } = useSettingsFacts();
  const { field } = useController<Settings, typeof name>({ name });
  const chosen: ListChoice[] = field.value;
  const entries = lists?.lists[list];
  if (entries === undefined) {
    return (
      <TextAreaField
        label={legend}
        hint={`${hint} One per line.`}
        name={name}
        defaultValue={chosen.join('\n')}
        onChange={(event) => field.onChange(parseLines(event.target.value))}
      />
    );
  }
  return (
    <CheckList
      name={name}
      legend={legend}
      hint={hint}
      warning={hints.get(name)}
      items={listItems(chosen, entries)}
      onToggle={(key, isChecked) => field.onChange(toggleChoice(chosen, entries, { key, isChecked }))}
    />
  );
}

function parseLines(text: string): ListChoice[] {
  return text.split('\n').flatMap((line) => parseChoice(line.trim()) ?? []);
}

/** Active values, and those that are chosen although they are inactive or gone. */
function listItems(chosen: ListChoice[], entries: TenantListEntry[]) {
  const named = new Set(chosen.map((choice) => entryOf(choice, entries)?.id));
  const gone = chosen.filter((choice) => choice !== null && entryOf(choice, entries) === null);
  return [
    ...entries
      .filter(({ id, isActive }) => isActive || named.has(id))
      .map(({ id, label, isActive }) => ({
        key: String(id),
        label: isActive ? label : `${label} (inactive)`,
        isChecked: named.has(id),
      })),
    ...gone.map((choice) => ({ key: `gone:${choice}`, label: `${choice} (not in the list)`, isChecked: true })),
  ];
}

function toggleChoice(
  chosen: ListChoice[],
  entries: TenantListEntry[],
  { key, isChecked }: { key: string; isChecked: boolean },
): ListChoice[] {
  const isNamed = (choice: ListChoice) => {
    const entry = entryOf(choice, entries);
    return entry === null ? key === `gone:${choice}` : key === String(entry.id);
  };
  const others = chosen.filter((choice) => !isNamed(choice));
  const entry = entries.find(({ id }) => String(id) === key);
  return isChecked && entry ? [...others, choiceOf(entry, entries)] : others;
}
