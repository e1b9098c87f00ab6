import type { OpenChoice } from '../../utils/settings/neededChoices';
import { ChoiceField } from './ChoiceField';
import { NameField } from './NameField';
import { useSettingsFacts } from './SettingsFacts';
import { labelOf } from './settingLabels';

interface FirstRunChoiceProps {
  path: OpenChoice['path'];
  /** Why it is asked. */
  purpose: string;
}

/** One choice that a first sync needs. */
export function FirstRunChoice({ path, purpose }: FirstRunChoiceProps) {
  const { lists } = useSettingsFacts();
  const words = labelOf(path);
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  if (path !== 'opportunity.owner') return <ChoiceField name={path} label={label} hint={purpose} isPlain />;
  const owners = lists?.owners.map((email) => ({ value: email, label: email }));
  return <NameField name={path} label={label} hint={purpose} options={owners} isPlain />;
}
