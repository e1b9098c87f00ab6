import { ChoiceField } from './ChoiceField';
import { OptionField } from './OptionField';
import styles from './Settings.module.css';
import { TextSettingField } from './TextSettingField';

/** What happens with customers that Autotask does not know. */
export function CompanyFields() {
  return (
    <div className={styles.fields}>
      <OptionField
        name="companies.missing"
        legend="When Autotask has no company for a customer"
        options={[
          { value: 'ask', label: 'Ask', explanation: 'The document waits until somebody picks the company.' },
          { value: 'create', label: 'Create the company', explanation: 'With the values below.' },
        ]}
      />
      <div className={styles.pair}>
        <ChoiceField name="companies.defaults.companyType" label="Type of a new company" />
        <TextSettingField
          name="companies.defaults.phone"
          label="Phone of a new company"
          hint="Autotask takes no company without one."
        />
      </div>
    </div>
  );
}
