import { ChoiceField } from './ChoiceField';
import { ChoiceListField } from './ChoiceListField';
import { NumberField } from './NumberField';
import { SyncRecordField } from './OpportunityFields';
import styles from './Settings.module.css';
import { TextSettingField } from './TextSettingField';

/** How the ticket of an order is filled in, and which tickets an order can be linked with. */
export function TicketFields() {
  return (
    <div className={styles.fields}>
      <TextSettingField
        name="ticket.titleTemplate"
        label="Title"
        hint="{number} stands for the order’s number, {reference} for the customer’s reference or the quote’s title."
      />
      <div className={styles.pair}>
        <ChoiceField name="ticket.queue" label="Queue" />
        <ChoiceField name="ticket.status" label="Status" />
        <ChoiceField name="ticket.priority" label="Priority" />
        <NumberField name="ticket.dueInDays" label="Due after days" />
        <ChoiceField name="ticket.source" label="Source" />
        <ChoiceField name="ticket.category" label="Ticket category" />
        <ChoiceField name="ticket.issueType" label="Issue type" />
        <ChoiceField name="ticket.subIssueType" label="Sub-issue type" />
        <ChoiceField name="ticket.chargeType" label="Charge type" hint="Of the charges on the ticket." />
        <ChoiceField
          name="ticket.productMaterialCode"
          label="Material code of the product Shipping"
          hint="Shipping is charged with it; it is made where it is missing."
        />
        <ChoiceField
          name="ticket.closedStatus"
          label="Status of a closed ticket"
          hint="For a ticket that two people made at once."
        />
        <SyncRecordField name="ticket.syncRecordField" entity="Tickets" />
      </div>
      <ChoiceListField
        name="ticket.pickQueues"
        list="Tickets.queueID"
        legend="Tickets to link: queues"
        hint="An order’s page lists the company’s tickets in these queues."
      />
      <ChoiceListField
        name="ticket.pickStatuses"
        list="Tickets.status"
        legend="Tickets to link: statuses"
        hint="An order’s page lists the company’s tickets with these statuses."
      />
    </div>
  );
}
