// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { SettleTimeForm } from '../../components/SettleTimeForm';
import { loadSettleSeconds, saveSettleSeconds } from '../../utils/settings/settleTime';
import { createStorageArea } from '../settings/createStorageArea';

afterEach(cleanup);

function show(stored: Record<string, unknown> = {}) {
  const area = createStorageArea(stored);
  const load = () => loadSettleSeconds(area);
  render(<SettleTimeForm load={load} save={(seconds) => saveSettleSeconds(area, seconds)} />);
  const type = async (text: string) => {
    const user = userEvent.setup();
    const field = await screen.findByLabelText('Settle time (seconds)');
    await user.clear(field);
    if (text !== '') await user.type(field, text);
    await user.click(screen.getByRole('button', { name: 'Save settle time' }));
  };
  return { stored, type };
}

describe('SettleTimeForm', () => {
  it('shows the default, and saves another time', async () => {
    const { stored, type } = show();
    expect(await screen.findByDisplayValue('10')).toBeVisible();
    // A page of many sections has one status: that of what was done last.
    expect(screen.queryByRole('status')).toBeNull();
    await type('45');
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(stored).toEqual({ settleSeconds: 45 });
  });

  it.each(['4', '301', '7.5', ''])('refuses "%s" with the range, and keeps what was stored', async (text) => {
    const { stored, type } = show({ settleSeconds: 20 });
    await screen.findByDisplayValue('20');
    await type(text);
    expect(await screen.findByText('Enter whole seconds from 5 to 300.')).toBeVisible();
    expect(stored).toEqual({ settleSeconds: 20 });
  });

  it('says so where what is stored cannot be used', async () => {
    show({ settleSeconds: 'soon' });
    expect(await screen.findByText(/cannot be used/)).toBeVisible();
  });
});
