import type { StatusIcon as IconName, StatusTone } from '../utils/domain/describeStatus';
import type { ConnectionState } from '../utils/messaging/protocol';
import styles from './ConnectionLight.module.css';
import { StatusIcon } from './ui/StatusIcon';

/** `no-access`: the browser keeps the extension from one of the systems. */
export type LightState = ConnectionState | 'no-access';

const looks: Record<LightState, { words: string; icon: IconName; tone: StatusTone }> = {
  unset: { words: 'Not connected', icon: 'hollow-circle', tone: 'neutral' },
  untested: { words: 'Not tested yet', icon: 'half-circle', tone: 'amber' },
  connected: { words: 'Connected', icon: 'check', tone: 'green' },
  refused: { words: 'Refused', icon: 'exclamation', tone: 'red' },
  'no-access': { words: 'Access needed', icon: 'exclamation', tone: 'amber' },
};

/** Whether both systems can be reached, as icon and words. */
export function ConnectionLight({ state }: { state: LightState }) {
  const { words, icon, tone } = looks[state];
  return (
    <span className={styles.light}>
      <StatusIcon icon={icon} tone={tone} />
      {words}
    </span>
  );
}
