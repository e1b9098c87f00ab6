import { useWatch } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { useSettingsFacts } from './SettingsFacts';
import { SetupChecklist } from './SetupChecklist';
import { labelOf } from './settingLabels';

/** The checklist of the set-up, with what the settings below still want. */
export function SetupOverview() {
  const workflow = useWatch<Settings, 'workflow'>({ name: 'workflow' });
  const { hints } = useSettingsFacts();
  const byLabel = new Map([...hints.keys()].reverse().map((path) => [labelOf(path), path]));
  const open = [...byLabel].reverse().map(([label, path]) => ({ label, path }));
  return <SetupChecklist workflow={workflow} open={open} />;
}
