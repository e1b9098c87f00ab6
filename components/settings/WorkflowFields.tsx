import { useWatch } from 'react-hook-form';
import type { Settings } from '../../utils/domain/settings';
import { nativeIntegrationOptions, targetOptions, workflowOptions } from './mainOptions';
import { OptionField } from './OptionField';
import styles from './Settings.module.css';
import { SetupOverview } from './SetupOverview';
import { SwitchField } from './SwitchField';
import { TextListField } from './TextListField';

const orderStatuses = ['Draft', 'Approved', 'Processed', 'Cancelled'].map((value) => ({ value, label: value }));

/** Where is invoiced, and what quotes and orders become. */
export function WorkflowFields() {
  const workflow = useWatch<Settings, 'workflow'>({ name: 'workflow' });
  return (
    <div className={styles.fields}>
      <SetupOverview />
      <OptionField name="workflow" legend="Invoicing" options={workflowOptions} />
      <OptionField name="salesOrders.target" legend="A sales order becomes" options={targetOptions(workflow)} />
      <OptionField
        name="nativeIntegration"
        legend="Quote Manager’s own Autotask integration"
        options={nativeIntegrationOptions}
      />
      <SwitchField
        name="quotes.toOpportunity"
        label="Quotes become opportunities"
        explanation="Each with an Autotask quote and its items."
      />
      <SwitchField
        name="salesOrders.unquotedToOpportunity"
        label="Online Store orders without a quote make an opportunity too"
      />
      <TextListField
        name="salesOrders.statuses"
        legend="Orders are synced when they are"
        hint="Others are shown as not approved yet. Default: Approved, Processed."
        known={orderStatuses}
      />
    </div>
  );
}
