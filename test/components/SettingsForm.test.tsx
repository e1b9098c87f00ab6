// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { AutomationFields } from '../../components/settings/AutomationFields';
import { NotificationFields } from '../../components/settings/NotificationFields';
import { OpportunityFields } from '../../components/settings/OpportunityFields';
import { ProductFields } from '../../components/settings/ProductFields';
import { SettingsForm } from '../../components/settings/SettingsForm';
import { TicketFields } from '../../components/settings/TicketFields';
import { WorkflowFields } from '../../components/settings/WorkflowFields';
import type { Settings } from '../../utils/domain/settings';
import type { TenantLists } from '../../utils/domain/tenantLists';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { listChanges } from '../../utils/settings/listChanges';
import { parseSettings } from '../../utils/settings/parseSettings';
import { tenantLists } from '../support/tenantLists';

// A machine that is busy with other tests is slow to draw; what is awaited comes all the same.
configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);

interface Given {
  part?: Record<string, unknown>;
  lists?: TenantLists | null;
  failure?: string | null;
}

/** Shows some fields of the settings; `saved` lists what *Save changes* handed over. */
function show(Fields: ComponentType, { part = {}, lists = tenantLists, failure = null }: Given = {}) {
  const parsed = parseSettings(part, defaultSettings);
  if (!parsed.ok) throw new Error(parsed.message);
  const saved: Settings[] = [];
  const onSave = async (settings: Settings) => {
    saved.push(settings);
    // As the page: what was stored comes back as the present settings.
    if (failure === null) view.rerender(page(settings));
    return failure;
  };
  const page = (settings: Settings) => (
    <SettingsForm settings={settings} lists={lists} onSave={onSave}>
      <Fields />
    </SettingsForm>
  );
  const view = render(page(parsed.value));
  const user = userEvent.setup();
  return {
    user,
    /** Other settings are stored, as by an import. */
    store: (settings: Settings) => view.rerender(page(settings)),
    async save() {
      await user.click(screen.getByRole('button', { name: 'Save changes' }));
      return saved.flatMap((settings) => listChanges(parsed.value, settings)).map(({ path, after }) => [path, after]);
    },
  };
}

const optionsOf = (label: string) =>
  within(screen.getByLabelText(label))
    .getAllByRole('option')
    .map((option) => option.textContent);

describe('a choice of a list', () => {
  it('offers the values of the tenant, retired ones marked, and stores the label', async () => {
    const { user, save } = show(TicketFields);
    expect(optionsOf('Queue')).toEqual(['Not set (default)', 'Sales Orders', 'Service Desk', 'Old queue (inactive)']);
    await user.selectOptions(screen.getByLabelText('Queue'), 'Service Desk');
    expect(await save()).toEqual([['ticket.queue', 'Service Desk']]);
    expect(await screen.findByText('Saved')).toBeVisible();
  });

  it('keeps a value that the list lacks, and says so', () => {
    show(TicketFields, { part: { ticket: { queue: 'Gone' } } });
    expect(screen.getByLabelText('Queue')).toHaveDisplayValue('Gone (not in the list)');
    expect(screen.getByLabelText('Queue')).toHaveAccessibleDescription(/Autotask has no value "Gone"/);
  });

  it('shows a number by its label, and follows the issue type', async () => {
    const { user, save } = show(TicketFields, { part: { ticket: { queue: 503, issueType: 'Procurement' } } });
    expect(screen.getByLabelText('Queue')).toHaveDisplayValue('Service Desk');
    expect(optionsOf('Sub-issue type')).toEqual(['Not set (default)', 'New order', 'Return']);
    await user.selectOptions(screen.getByLabelText('Issue type'), 'Hardware');
    expect(optionsOf('Sub-issue type')).toEqual(['Not set (default)', 'New order']);
    await user.selectOptions(screen.getByLabelText('Sub-issue type'), 'New order');
    expect(await save()).toEqual([
      ['ticket.issueType', 'Hardware'],
      ['ticket.subIssueType', 'New order'],
    ]);
  });

  it('is typed while the lists are not known: digits are a number, nothing is not set', async () => {
    const { user, save } = show(TicketFields, { lists: null, part: { ticket: { status: 'New' } } });
    await user.type(screen.getByLabelText('Queue'), '503');
    await user.clear(screen.getByLabelText('Status'));
    await user.type(screen.getByLabelText('Tickets to link: queues'), 'Sales Orders{Enter}503');
    expect(await save()).toEqual([
      ['ticket.queue', 503],
      ['ticket.status', null],
      ['ticket.pickQueues', ['Sales Orders', 503]],
    ]);
  });

  it('can be several', async () => {
    const part = { ticket: { pickQueues: ['Old queue', 'Gone'] } };
    const { user, save } = show(TicketFields, { part });
    const group = screen.getByRole('group', { name: 'Tickets to link: queues' });
    await user.click(within(group).getByLabelText('Gone (not in the list)'));
    await user.click(within(group).getByLabelText('Sales Orders'));
    expect(await save()).toEqual([['ticket.pickQueues', ['Old queue', 'Sales Orders']]]);
  });
});

describe('the states of opportunities', () => {
  it('are chosen by row, and a state gets a row of its own when asked', async () => {
    const { user, save } = show(OpportunityFields);
    await user.selectOptions(screen.getByLabelText('Won: reason'), 'Price');
    await user.click(screen.getByRole('button', { name: 'Sent' }));
    await user.clear(screen.getByLabelText('Sent: probability in percent'));
    await user.type(screen.getByLabelText('Sent: probability in percent'), '65');
    expect(await save()).toEqual([
      ['opportunity.states.won.winReason', 'Price'],
      ['opportunity.states.sent', { stage: 'Proposal', status: 'Active', probability: 65 }],
    ]);
  });

  it('lose the row again', async () => {
    const sent = { stage: 'Proposal', status: 'Active', probability: 60 };
    const { user, save } = show(OpportunityFields, { part: { opportunity: { states: { sent } } } });
    await user.click(screen.getByRole('button', { name: 'Remove Sent' }));
    expect(await save()).toEqual([['opportunity.states.sent', undefined]]);
  });

  it('say what is wrong, and nothing is saved', async () => {
    const { user, save } = show(OpportunityFields);
    await user.clear(screen.getByLabelText('Won: probability in percent'));
    await user.type(screen.getByLabelText('Won: probability in percent'), '101');
    expect(await save()).toEqual([]);
    expect(await screen.findByText('Each probability must be a whole number from 0 to 100.')).toBeVisible();
    expect(screen.getByText(/Nothing was saved/)).toBeVisible();
  });
});

describe('codes by category', () => {
  it('are added from the categories of Quote Manager and removed', async () => {
    const part = { products: { materialCodeByCategory: { Cables: 'Hardware' } } };
    const { user, save } = show(ProductFields, { part });
    const group = within(screen.getByRole('group', { name: 'Material codes of new products by category' }));
    await user.click(group.getByRole('button', { name: 'Remove Cables' }));
    await user.selectOptions(group.getByLabelText(/another category/), 'Hardware');
    await user.click(group.getByRole('button', { name: 'Add' }));
    await user.selectOptions(group.getByLabelText(/: Hardware$/), 'Miscellaneous');
    expect(await save()).toEqual([
      ['products.materialCodeByCategory.Cables', undefined],
      ['products.materialCodeByCategory.Hardware', 'Miscellaneous'],
    ]);
  });

  it('are typed while the categories are not known, each once', async () => {
    const { user } = show(ProductFields, { lists: null });
    const group = within(screen.getByRole('group', { name: 'Service codes of new services by category' }));
    await user.type(group.getByLabelText(/another category/), 'Care plans');
    await user.click(group.getByRole('button', { name: 'Add' }));
    await user.type(group.getByLabelText(/another category/), 'care plans');
    expect(group.getByRole('button', { name: 'Add' })).toBeDisabled();
  });
});

describe('numbers, switches, times and texts', () => {
  it('are checked when they are left, in plain words', async () => {
    const { user, save } = show(AutomationFields);
    await user.clear(screen.getByLabelText('Browsers that sync automatically'));
    await user.tab();
    expect(await screen.findByText('This must be a number.')).toBeVisible();
    await user.type(screen.getByLabelText('Browsers that sync automatically'), '2000');
    expect(await screen.findByText('This must be at most 1000.')).toBeVisible();
    expect(await save()).toEqual([]);
  });

  it('are stored as what they are', async () => {
    const { user, save } = show(NotificationFields);
    await user.click(screen.getByLabelText('Desktop notifications'));
    await user.click(screen.getByLabelText('No desktop notifications at night'));
    await user.click(screen.getByText(/^Problems without a desktop notification/));
    await user.click(screen.getByLabelText('Autotask failed to answer.'));
    expect(await save()).toEqual([
      ['notifications.desktop', false],
      ['notifications.quietHours', { from: '18:30', to: '08:00' }],
      ['notifications.muted', ['autotask-crashed']],
    ]);
  });

  it('show what is not of the known ones, and keep it', async () => {
    const { user, save } = show(WorkflowFields, { part: { salesOrders: { statuses: ['Approved', 'Invoiced'] } } });
    await user.click(screen.getByLabelText('Processed'));
    expect(screen.getByLabelText('Invoiced (unknown)')).toBeChecked();
    expect(await save()).toEqual([['salesOrders.statuses', ['Approved', 'Processed', 'Invoiced']]]);
  });
});

describe('saving', () => {
  it('counts what is changed, and discards it', async () => {
    const { user } = show(AutomationFields);
    expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
    await user.click(screen.getByLabelText('Sync automatically'));
    await user.click(screen.getByLabelText('Write in the name of the document’s owner'));
    expect(screen.getByText('2 changes are not saved')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.getByLabelText('Sync automatically')).not.toBeChecked();
    expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
  });

  it('is asked about when the tab is left with changes only', async () => {
    const { user } = show(AutomationFields);
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).toBe(false);
    await user.click(screen.getByLabelText('Sync automatically'));
    expect(leave()).toBe(true);
  });

  it('keeps what is being changed while other settings are imported', async () => {
    const { user, store, save } = show(AutomationFields);
    await user.click(screen.getByLabelText('Sync automatically'));
    store({ ...defaultSettings, conflicts: 'autotaskWins', automation: { enabled: false, browsers: 4 } });
    expect(screen.getByText('1 change is not saved')).toBeVisible();
    expect(await save()).toEqual([
      ['conflicts', 'autotaskWins'],
      ['automation.enabled', true],
      ['automation.browsers', 4],
    ]);
  });

  it('says why the settings were not taken', async () => {
    const { user, save } = show(AutomationFields, { failure: 'The browser could not store this.' });
    await user.click(screen.getByLabelText('Sync automatically'));
    await save();
    expect(await screen.findByText(/The browser could not store this/)).toBeVisible();
  });
});

describe('the set-up checklist', () => {
  it('leads to every setting that needs a look, and names what is set elsewhere', () => {
    show(WorkflowFields);
    const list = within(screen.getByRole('list', { name: 'Set-up' }));
    expect(list.getByRole('link', { name: 'ticket queue' })).toHaveAttribute('href', '#settings/ticket.queue');
    expect(list.getByText(/Display document as a Sales Order/)).toBeVisible();
    expect(list.getByText(/QuickBooks Online or Xero/)).toBeVisible();
  });
});
