// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Notification, NotificationAction } from '../../components/NotificationEntry';
import { NotificationList } from '../../components/NotificationList';
import { createProblem } from '../../utils/domain/problem';

afterEach(cleanup);

const at = Date.UTC(2025, 5, 2, 10, 0);
const first: Notification = {
  key: 'a',
  ref: 'quote:1',
  number: 'QO00000001',
  title: 'New laptops',
  problem: createProblem('billing-code-missing', { name: 'Miscellaneous' }, { details: ['No row', 'No row'] }),
  at,
};
const second: Notification = {
  key: 'b',
  ref: 'order:7',
  number: null,
  title: null,
  problem: createProblem('managed-elsewhere'),
  at: at - 3_600_000,
};

function setUp(notifications: Notification[]) {
  const succeed = async () => null;
  const actions = {
    onDecide: vi.fn<NotificationAction>(succeed),
    onView: vi.fn<NotificationAction>(succeed),
    onRetry: vi.fn<NotificationAction>(succeed),
    onDismiss: vi.fn<NotificationAction>(succeed),
  };
  render(<NotificationList notifications={notifications} nowMs={at + 120_000} {...actions} />);
  return { ...actions, user: userEvent.setup() };
}

const entries = () => within(screen.getByRole('list', { name: 'Notifications' })).getAllByRole('heading', { level: 3 });

describe('NotificationList', () => {
  it('says what happened, what to do, and when', () => {
    setUp([first, second]);
    expect(entries().map((heading) => heading.textContent)).toEqual(['QO00000001 · New laptops', 'Order 7']);
    expect(screen.getByText('Autotask has no active material code named "Miscellaneous".')).toBeVisible();
    expect(screen.getByText(/^Create or activate it in Autotask/)).toBeVisible();
    expect(screen.getByText('2 minutes ago')).toHaveAttribute('datetime', '2025-06-02T10:00:00.000Z');
    expect(screen.getByText('2 minutes ago').title).toContain('2025');
  });

  it('keeps the other system’s words under Details, each once', async () => {
    const { user } = setUp([first]);
    expect(screen.getByText('No row')).not.toBeVisible();
    await user.click(screen.getByText('Details'));
    expect(screen.getByText('No row')).toBeVisible();
  });

  it('acts on the entry whose button is pressed', async () => {
    const { user, onView, onRetry, onDismiss } = setUp([first, second]);
    const [view] = screen.getAllByRole('button', { name: 'View', description: 'QO00000001 · New laptops' });
    if (view === undefined) throw new Error('no button');
    await user.click(view);
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    await user.click(screen.getByRole('button', { name: 'Dismiss', description: 'Order 7' }));
    expect(onView).toHaveBeenCalledExactlyOnceWith('quote:1');
    expect(onRetry).toHaveBeenCalledExactlyOnceWith('quote:1');
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith('order:7');
  });

  it('offers Retry only where it can help', () => {
    setUp([second]);
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Dismiss' })).toBeEnabled();
  });

  it('says so when an action could not be done', async () => {
    const { user, onView } = setUp([first]);
    onView.mockResolvedValueOnce('There is no page to open.');
    await user.click(screen.getByRole('button', { name: 'View' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no page to open.');
    expect(screen.getByRole('button', { name: 'View' })).toBeEnabled();
  });

  it('teaches what will appear here', () => {
    setUp([]);
    expect(screen.getByText(/^Nothing needs attention/)).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
