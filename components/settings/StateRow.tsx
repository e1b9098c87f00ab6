import type { ReactNode } from 'react';
import type { MappedState, StateMapping } from '../../utils/domain/settings';
import fieldStyles from '../ui/TextField.module.css';
import { ListChoiceControl } from './ListChoiceControl';
import { useSettingsFacts } from './SettingsFacts';

interface StateRowProps {
  state: MappedState;
  label: string;
  row: StateMapping;
  onChange(row: StateMapping): void;
  /** What stands at the end of the row. */
  action: ReactNode;
}

/** One document state and what it makes of the opportunity. */
export function StateRow({ state, label, row, onChange, action }: StateRowProps) {
  const { lists } = useSettingsFacts();
  const reason = reasonOf(state);
  const name = `opportunity.states.${state}`;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <ListChoiceControl
          aria-label={`${label}: stage`}
          name={`${name}.stage`}
          value={row.stage}
          entries={lists?.lists['Opportunities.stage']}
          onChange={(stage) => onChange({ ...row, stage })}
        />
      </td>
      <td>
        <ListChoiceControl
          aria-label={`${label}: status`}
          name={`${name}.status`}
          value={row.status}
          entries={lists?.lists['Opportunities.status']}
          onChange={(status) => onChange({ ...row, status })}
        />
      </td>
      <td>
        <input
          aria-label={`${label}: probability in percent`}
          aria-invalid={!isProbability(row.probability)}
          className={fieldStyles.control}
          name={`${name}.probability`}
          type="number"
          inputMode="numeric"
          min={0}
          max={100}
          value={Number.isNaN(row.probability) ? '' : row.probability}
          onChange={(event) => onChange({ ...row, probability: event.target.valueAsNumber })}
        />
      </td>
      <td>
        {reason && (
          <ListChoiceControl
            aria-label={`${label}: reason`}
            name={`${name}.${reason}`}
            value={row[reason] ?? null}
            entries={lists?.lists[`Opportunities.${reason}`]}
            onChange={(choice) => onChange({ ...row, [reason]: choice })}
          />
        )}
      </td>
      <td>{action}</td>
    </tr>
  );
}

/** Autotask asks for a reason when an opportunity is won or lost only. */
function reasonOf(state: MappedState): 'winReason' | 'lossReason' | null {
  if (state === 'won') return 'winReason';
  return state === 'lost' || state === 'declined' ? 'lossReason' : null;
}

function isProbability(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 100;
}
