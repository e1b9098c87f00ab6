import type { Settings } from '../../utils/domain/settings';
import type { Option } from './OptionField';

/** sync-rules § 1: the overview's option 1 and option 2. */
export const workflowOptions = [
  {
    value: 'invoiceInAutotask',
    label: 'Invoice in Autotask',
    explanation: 'From a ticket with charges, or from an opportunity.',
  },
  {
    value: 'invoiceInQuoteManager',
    label: 'Invoice in Quote Manager',
    explanation: 'An order becomes a ticket for advice, without charges; nothing is billed in Autotask.',
  },
] as const satisfies readonly Option[];

/** What an order becomes, in the words of the workflow (sync-rules § 1): where Quote Manager invoices there is always a ticket. */
export function targetOptions(workflow: Settings['workflow']): readonly Option[] {
  const isBilledHere = workflow === 'invoiceInAutotask';
  return [
    {
      value: 'ticket',
      label: 'a ticket',
      explanation: isBilledHere ? 'Its products are charged on the ticket.' : 'For advice, without charges.',
    },
    {
      value: 'opportunity',
      label: 'an opportunity',
      explanation: isBilledHere
        ? 'Its quote’s opportunity, or one of its own.'
        : 'For reporting, with the ticket all the same.',
    },
    {
      value: 'both',
      label: 'a ticket and an opportunity',
      explanation: isBilledHere
        ? 'Leave the product charges out in Autotask’s Won wizard, or they are billed twice.'
        : 'The ticket for advice, the opportunity for reporting.',
    },
  ];
}

export const nativeIntegrationOptions = [
  {
    value: 'active',
    label: 'still writes to Autotask',
    explanation: 'Orders without a quote are only compared, so that nothing is there twice.',
  },
  { value: 'stopped', label: 'was used and is switched off', explanation: 'What it made can be taken over.' },
  { value: 'never', label: 'was never used' },
] as const satisfies readonly Option[];
