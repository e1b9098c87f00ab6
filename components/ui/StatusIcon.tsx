import {
  ArrowRightLeft,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDotDashed,
  Clock,
  CloudOff,
  Contrast,
  Link,
  type LucideIcon,
  Pause,
  RotateCw,
} from 'lucide-react';
import type { StatusIcon as IconName, StatusTone } from '../../utils/domain/describeStatus';
import styles from './StatusIcon.module.css';

const icons: Record<IconName, LucideIcon> = {
  'hollow-circle': Circle,
  clock: Clock,
  ring: CircleDotDashed,
  check: CircleCheck,
  refresh: RotateCw,
  'half-circle': Contrast,
  exclamation: CircleAlert,
  'arrows-meeting': ArrowRightLeft,
  link: Link,
  pause: Pause,
  'cloud-off': CloudOff,
};

/** The icon of a state. It says nothing by itself: the words stand beside it. */
export function StatusIcon({ icon, tone }: { icon: IconName; tone: StatusTone }) {
  const Icon = icons[icon];
  return <Icon aria-hidden size={16} className={`${styles.icon} ${styles[tone]}`} />;
}
