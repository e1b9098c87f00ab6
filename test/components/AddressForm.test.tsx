// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AddressForm, type AddressFormProps } from '../../components/AddressForm';

afterEach(cleanup);

const addresses = {
  portalUrls: ['https://a.example.com'],
  apiUrl: 'https://api.example.com/v1/',
  zoneUrl: 'https://z.example.com/',
};

function setUp(answer: string | null) {
  const onApply = vi.fn<AddressFormProps['onApply']>(async () => answer);
  render(<AddressForm addresses={addresses} onApply={onApply} />);
  return { onApply, user: userEvent.setup() };
}

describe('AddressForm', () => {
  it('hands over every portal once, and says that it is saved', async () => {
    const { onApply, user } = setUp(null);
    const portals = screen.getByLabelText('Quote Manager portal addresses');
    await user.type(portals, '\nhttps://b.example.com\n https://a.example.com');
    expect(screen.getByText('Not applied yet')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Apply addresses' }));
    const portalUrls = ['https://a.example.com', 'https://b.example.com'];
    expect(onApply).toHaveBeenCalledExactlyOnceWith({ ...addresses, portalUrls });
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(portals).toHaveValue(portalUrls.join('\n'));
  });

  it('shows why an address was refused and keeps what was typed', async () => {
    const { user } = setUp('"quoteManager.apiUrl" must be an https address.');
    const field = screen.getByLabelText('Quote Manager API address');
    await user.clear(field);
    await user.type(field, 'http://x{Enter}');
    expect(await screen.findByText('"quoteManager.apiUrl" must be an https address.')).toBeVisible();
    expect(field).toHaveValue('http://x');
  });
});
