import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { ListChoice, Settings } from '../../utils/domain/settings';
import type { TenantListName } from '../../utils/domain/tenantLists';
import { Button } from '../ui/Button';
import { FieldGroup } from '../ui/FieldGroup';
import { SelectOrText } from '../ui/SelectOrText';
import styles from './CategoryMapField.module.css';
import { ListChoiceControl } from './ListChoiceControl';
import { useSettingsFacts } from './SettingsFacts';

interface CategoryMapFieldProps {
  name: 'products.materialCodeByCategory' | 'services.serviceCodeByCategory' | 'services.materialCodeByCategory';
  list: TenantListName;
  legend: string;
  hint: string;
}

/** Categories of Quote Manager, each with a value of a tenant's list. */
export function CategoryMapField({ name, list, legend, hint }: CategoryMapFieldProps) {
  const { lists, hints } = useSettingsFacts();
  const { field } = useController<Settings, typeof name>({ name });
  const choices: Record<string, ListChoice> = field.value;
  const change = (category: string, choice: ListChoice) => field.onChange({ ...choices, [category]: choice });
  const remove = (category: string) =>
    field.onChange(Object.fromEntries(Object.entries(choices).filter(([key]) => key !== category)));
  return (
    <FieldGroup legend={legend} hint={hint} warning={hints.get(name)}>
      {Object.entries(choices).map(([category, choice]) => (
        <div key={category} className={styles.row}>
          <span className={styles.category}>{category}</span>
          <ListChoiceControl
            aria-label={`${legend}: ${category}`}
            name={`${name}.${category}`}
            value={choice}
            entries={lists?.lists[list]}
            onChange={(next) => change(category, next)}
          />
          <Button look="quiet" aria-label={`Remove ${category}`} title="Remove" onClick={() => remove(category)}>
            <X aria-hidden size={16} />
          </Button>
        </div>
      ))}
      <NewCategory
        legend={legend}
        taken={Object.keys(choices)}
        known={lists?.categories ?? undefined}
        onAdd={(category) => change(category, null)}
      />
    </FieldGroup>
  );
}

interface NewCategoryProps {
  legend: string;
  taken: string[];
  /** Categories of Quote Manager; undefined while they are not known. */
  known: string[] | undefined;
  onAdd(category: string): void;
}

function NewCategory({ legend, taken, known, onAdd }: NewCategoryProps) {
  const [category, setCategory] = useState('');
  const isTaken = (name: string) => taken.some((own) => own.toLowerCase() === name.trim().toLowerCase());
  const add = () => {
    onAdd(category.trim());
    setCategory('');
  };
  return (
    <div className={styles.row}>
      <SelectOrText
        aria-label={`${legend}: another category`}
        value={category}
        emptyLabel="Another category…"
        options={known?.filter((name) => !isTaken(name)).map((name) => ({ value: name, label: name }))}
        onChange={setCategory}
      />
      <Button disabled={category.trim() === '' || isTaken(category)} onClick={add}>
        <Plus aria-hidden size={16} />
        Add
      </Button>
    </div>
  );
}
