import { NumberField } from './NumberField';
import styles from './Settings.module.css';
import { SwitchField } from './SwitchField';

/** What happens without a click, and in whose name. */
export function AutomationFields() {
  return (
    <div className={styles.fields}>
      <SwitchField
        name="automation.enabled"
        label="Sync automatically"
        explanation="What is saved in Quote Manager is synced within seconds; questions still wait for you."
      />
      <NumberField
        name="automation.browsers"
        label="Browsers that sync automatically"
        hint="Quote Manager’s daily allowance is shared between them."
        min={1}
        max={1000}
      />
      <SwitchField
        name="autotask.impersonate"
        label="Write in the name of the document’s owner"
        explanation="Autotask then shows that person as the author; its API user must be allowed to."
      />
    </div>
  );
}
