import { Circle, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Settings } from '../../utils/domain/settings';
import styles from './SetupChecklist.module.css';

interface SetupChecklistProps {
  workflow: Settings['workflow'];
  /** What is not chosen yet or does not fit, as links or words; left out where that is shown elsewhere. */
  open?: { path: string; label: string }[];
}

/** What has to be set elsewhere and what never happens, so that nobody looks for it here (sync-rules § 1). */
export function SetupChecklist({ workflow, open }: SetupChecklistProps) {
  const shownAs = workflow === 'invoiceInAutotask' ? 'a Sales Order' : 'an Invoice';
  return (
    <ul className={styles.list} aria-label="Set-up">
      {open && (open.length === 0 ? <ChoicesMade /> : <ChoicesOpen open={open} />)}
      <Item icon={<Info aria-hidden size={16} />}>
        In Quote Manager, set <strong>Settings › Sales › Display document as {shownAs}</strong>: this workflow needs it.
      </Item>
      <Item icon={<Info aria-hidden size={16} />}>
        Purchase orders are never synced to Autotask. Quote Manager sends them to QuickBooks Online or Xero.
      </Item>
    </ul>
  );
}

function ChoicesMade() {
  return (
    <Item icon={<CircleCheck aria-hidden size={16} className={styles.done} />}>
      Every choice that a sync needs is made.
    </Item>
  );
}

function ChoicesOpen({ open }: Required<Pick<SetupChecklistProps, 'open'>>) {
  return (
    <Item icon={<Circle aria-hidden size={16} className={styles.todo} />}>
      {open.length === 1 ? 'One setting needs a look: ' : `${open.length} settings need a look: `}
      {open.map(({ path, label }, index) => (
        <span key={path}>
          {index > 0 && ', '}
          <a href={`#settings/${path}`}>{label}</a>
        </span>
      ))}
    </Item>
  );
}

function Item({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.item}>
      {icon}
      <span>{children}</span>
    </li>
  );
}
