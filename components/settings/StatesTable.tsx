import { X } from 'lucide-react';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import type { MappedState, Settings, StateMapping } from '../../utils/domain/settings';
import { Button } from '../ui/Button';
import fieldStyles from '../ui/TextField.module.css';
import { useSettingsFacts } from './SettingsFacts';
import { StateRow } from './StateRow';
import styles from './StatesTable.module.css';

/** Document states in the order of a quote's life, with the row that they read while they have none of their own. */
export const documentStates: readonly { state: MappedState; label: string; reads: MappedState | null }[] = [
  { state: 'created', label: 'Open', reads: null },
  { state: 'draft', label: 'Draft', reads: 'created' },
  { state: 'sent', label: 'Sent', reads: 'created' },
  { state: 'viewed', label: 'Viewed', reads: 'created' },
  { state: 'pendingApproval', label: 'Pending approval', reads: 'created' },
  { state: 'approved', label: 'Approved internally', reads: 'created' },
  { state: 'won', label: 'Won', reads: null },
  { state: 'lost', label: 'Lost', reads: null },
  { state: 'declined', label: 'Declined', reads: 'lost' },
];

const NAME = 'opportunity.states';
const emptyRow: StateMapping = { stage: null, status: null, probability: 0 };

/** Document state → stage, status, probability and reason of the opportunity (sync-rules § 2.4). */
export function StatesTable() {
  const id = useId();
  const { field, fieldState } = useController<Settings, typeof NAME>({ name: NAME });
  const { hints } = useSettingsFacts();
  const states: Settings['opportunity']['states'] = field.value;
  const change = (state: MappedState, row: StateMapping) => field.onChange({ ...states, [state]: row });
  const remove = (state: MappedState) =>
    field.onChange(Object.fromEntries(Object.entries(states).filter(([key]) => key !== state)));
  const warnings = [...hints].filter(([path]) => path.startsWith(`${NAME}.`));
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-labelledby={`${id}-caption`}>
        <caption id={`${id}-caption`} className={styles.caption}>
          What an opportunity becomes, by the state of its document
        </caption>
        <thead>
          <tr>
            {['State', 'Stage', 'Status', 'Probability %', 'Reason'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {documentStates
            .filter(({ state, reads }) => reads === null || states[state] !== undefined)
            .map(({ state, label, reads }) => (
              <StateRow
                key={state}
                state={state}
                label={label}
                row={states[state] ?? emptyRow}
                onChange={(row) => change(state, row)}
                action={
                  reads !== null && (
                    <Button look="quiet" aria-label={`Remove ${label}`} title="Remove" onClick={() => remove(state)}>
                      <X aria-hidden size={16} />
                    </Button>
                  )
                }
              />
            ))}
        </tbody>
      </table>
      {fieldState.error && <p className={fieldStyles.error}>Each probability must be a whole number from 0 to 100.</p>}
      {warnings.map(([path, message]) => (
        <p key={path} className={fieldStyles.warning}>
          {describePlace(path)}: {message}
        </p>
      ))}
      <OwnRows states={states} onAdd={(state, row) => change(state, { ...row })} />
    </div>
  );
}

/** States without a row of their own, each with a button that gives it one. */
function OwnRows({
  states,
  onAdd,
}: {
  states: Settings['opportunity']['states'];
  onAdd(state: MappedState, row: StateMapping): void;
}) {
  const others = documentStates.filter(({ state, reads }) => reads !== null && states[state] === undefined);
  if (others.length === 0) return null;
  return (
    <div className={styles.others}>
      <p className={fieldStyles.hint}>These read the row of Open; Declined reads that of Lost. Give one its own row:</p>
      {others.map(({ state, label, reads }) => (
        <Button key={state} onClick={() => onAdd(state, (reads && states[reads]) ?? emptyRow)}>
          {label}
        </Button>
      ))}
    </div>
  );
}

function describePlace(path: string): string {
  const [, , state, field] = path.split('.');
  const label = documentStates.find((row) => row.state === state)?.label ?? state;
  return field === undefined ? `${label}` : `${label}, ${field.replace(/(win|loss)Reason/, 'reason')}`;
}
