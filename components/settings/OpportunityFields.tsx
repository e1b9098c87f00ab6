import { ChoiceField } from './ChoiceField';
import { NameField } from './NameField';
import { NumberField } from './NumberField';
import { OptionField } from './OptionField';
import styles from './Settings.module.css';
import { useSettingsFacts } from './SettingsFacts';
import { StatesTable } from './StatesTable';
import { TextSettingField } from './TextSettingField';

/** How an opportunity is filled in, and what it becomes when it is won. */
export function OpportunityFields() {
  const { lists } = useSettingsFacts();
  const owners = lists?.owners.map((email) => ({ value: email, label: email }));
  return (
    <div className={styles.fields}>
      <TextSettingField
        name="opportunity.titleTemplate"
        label="Title"
        hint="{title} and {number} stand for those of the quote."
      />
      <div className={styles.pair}>
        <NameField
          name="opportunity.owner"
          label="Owner"
          hint="Where the employee of the quote is no active resource of Autotask."
          options={owners}
        />
        <ChoiceField name="opportunity.shippingType" label="Shipping type" hint="Of the shipping line." />
        <ChoiceField name="opportunity.category" label="Category" />
        <ChoiceField name="opportunity.leadSource" label="Lead source" />
        <NumberField
          name="opportunity.closeInDays"
          label="Expected to close after days"
          hint="Empty: when the quote expires."
        />
        <SyncRecordField name="opportunity.syncRecordField" entity="Opportunities" />
      </div>
      <OptionField
        name="opportunities.match"
        legend="When the company has other open opportunities"
        options={[
          { value: 'create', label: 'Make a new one' },
          { value: 'ask', label: 'Ask', explanation: 'The quote waits until somebody picks one, or a new one.' },
        ]}
      />
      <StatesTable />
      <OptionField
        name="won.close"
        legend="When a quote is won"
        options={[
          {
            value: 'auto',
            label: 'Close it, unless it recurs',
            explanation: 'With recurring items only the stage changes, for Autotask’s Won wizard makes the contracts.',
          },
          { value: 'stageOnly', label: 'Change the stage only' },
          { value: 'closed', label: 'Close it always' },
        ]}
      />
    </div>
  );
}

interface SyncRecordFieldProps {
  name: 'opportunity.syncRecordField' | 'ticket.syncRecordField';
  entity: 'Opportunities' | 'Tickets';
}

/** Where other browsers read what was synced last (sync-rules § 6). */
export function SyncRecordField({ name, entity }: SyncRecordFieldProps) {
  const { lists } = useSettingsFacts();
  return (
    <NameField
      name={name}
      label="Field for the sync record"
      hint="A user-defined text field. Empty: the end of the description."
      options={lists?.fields[entity].map(({ name: value, label }) => ({ value, label }))}
    />
  );
}
