import type { ComponentType } from 'react';
import { AutomationFields } from '../../components/settings/AutomationFields';
import { CompanyFields } from '../../components/settings/CompanyFields';
import { ConflictFields } from '../../components/settings/ConflictFields';
import { ItemFields } from '../../components/settings/ItemFields';
import { NotificationFields } from '../../components/settings/NotificationFields';
import { OpportunityFields } from '../../components/settings/OpportunityFields';
import { PeriodFields } from '../../components/settings/PeriodFields';
import { ProductFields } from '../../components/settings/ProductFields';
import { TicketFields } from '../../components/settings/TicketFields';
import { WorkflowFields } from '../../components/settings/WorkflowFields';
import { Section } from './Section';
import type { SectionId } from './useSection';

const parts: readonly { id: SectionId; explanation: string; Fields: ComponentType }[] = [
  {
    id: 'workflow',
    explanation: 'Where you invoice, and what quotes and orders become in Autotask.',
    Fields: WorkflowFields,
  },
  {
    id: 'companies',
    explanation: 'A customer is matched by account number or exact name, never guessed.',
    Fields: CompanyFields,
  },
  {
    id: 'opportunities',
    explanation: 'How an opportunity is filled in, and how it follows its quote.',
    Fields: OpportunityFields,
  },
  { id: 'items', explanation: 'What the lines of a document become.', Fields: ItemFields },
  {
    id: 'products',
    explanation: 'What happens with products and services that Autotask lacks, and the codes that they get once.',
    Fields: ProductFields,
  },
  {
    id: 'tickets',
    explanation: 'How the ticket of an order is filled in, and which tickets an order can be linked with.',
    Fields: TicketFields,
  },
  {
    id: 'periods',
    explanation: 'Only where your Autotask does not call its periods One-Time, Monthly, Quarterly and Yearly.',
    Fields: PeriodFields,
  },
  {
    id: 'conflicts',
    explanation: 'Who wins when both systems changed, and how the numbers of Quote Manager are read.',
    Fields: ConflictFields,
  },
  { id: 'automation', explanation: 'What happens without a click, and in whose name.', Fields: AutomationFields },
  { id: 'notifications', explanation: 'When this browser may speak up.', Fields: NotificationFields },
];

/** The sections of all settings that are changed together. */
export function SettingsSections() {
  return parts.map(({ id, explanation, Fields }) => (
    <Section key={id} id={id} explanation={explanation}>
      <Fields />
    </Section>
  ));
}
