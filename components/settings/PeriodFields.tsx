import { ChoiceField } from './ChoiceField';
import styles from './Settings.module.css';

/** Periods where the tenant's labels are not Autotask's own. */
export function PeriodFields() {
  return (
    <div className={styles.pair}>
      <ChoiceField name="periods.oneTime" label="One-time" />
      <ChoiceField name="periods.monthly" label="Monthly" />
      <ChoiceField name="periods.quarterly" label="Quarterly" />
      <ChoiceField name="periods.yearly" label="Yearly" />
    </div>
  );
}
