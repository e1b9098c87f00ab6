// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectionForm, type ConnectionFormProps } from '../../components/ConnectionForm';
import { createProblem } from '../../utils/domain/problem';

afterEach(cleanup);

const noneStored = {
  quoteManagerApiKey: false,
  autotaskUserName: false,
  autotaskSecret: false,
  autotaskIntegrationCode: false,
};
const allStored = {
  quoteManagerApiKey: true,
  autotaskUserName: true,
  autotaskSecret: true,
  autotaskIntegrationCode: true,
};
const typed = {
  quoteManagerApiKey: 'qm-key',
  autotaskUserName: 'api@example.com',
  autotaskSecret: 'secret',
  autotaskIntegrationCode: 'code',
};
const labels = ['Quote Manager API key', 'Autotask user name', 'Autotask secret', 'Autotask integration code'];

function setUp(given: Partial<ConnectionFormProps> = {}) {
  const props = {
    stored: noneStored,
    missingOrigins: [],
    onTest: vi.fn<ConnectionFormProps['onTest']>(async () => ({
      ok: true,
      value: {
        quoteManager: { ok: true, value: null },
        autotask: { ok: true, value: { zoneName: 'America East', databaseNumber: 3 } },
      },
    })),
    onSave: vi.fn<ConnectionFormProps['onSave']>(async () => ({ ok: true, value: null })),
    onAllowAccess: vi.fn(),
    ...given,
  };
  render(<ConnectionForm {...props} />);
  return { ...props, user: userEvent.setup() };
}

async function typeAll(user: ReturnType<typeof userEvent.setup>) {
  for (const [index, text] of Object.values(typed).entries()) {
    await user.type(screen.getByLabelText(labels[index] ?? ''), ` ${text} `);
  }
}

describe('ConnectionForm', () => {
  it('tests with what was typed, saves after success, and empties the fields', async () => {
    const { user, onTest, onSave } = setUp();
    await typeAll(user);
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(onTest).toHaveBeenCalledExactlyOnceWith(typed);
    expect(onSave).toHaveBeenCalledExactlyOnceWith(typed, true);
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Quote Manager accepted the key.Autotask accepted the credentials: America East, database 3.Connected. The credentials are saved.',
    );
    expect(screen.getByLabelText('Autotask secret')).toHaveValue('');
  });

  it('works with the keyboard alone, in the order of the page', async () => {
    const { user, onTest } = setUp({ stored: allStored });
    for (const label of labels) {
      await user.tab();
      expect(screen.getByLabelText(label)).toHaveFocus();
    }
    await user.tab();
    expect(screen.getByRole('button', { name: 'Test connection' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(onTest).toHaveBeenCalledOnce();
  });

  it('asks for every secret that is not stored, and calls nothing', async () => {
    const { user, onTest, onSave } = setUp({ stored: { ...noneStored, autotaskSecret: true } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Enter the API key of Quote Manager.')).toBeVisible();
    expect(screen.getByLabelText('Quote Manager API key')).toBeInvalid();
    expect(screen.getByLabelText('Quote Manager API key')).toHaveAccessibleDescription(
      'Enter the API key of Quote Manager.',
    );
    expect(screen.getByLabelText('Autotask secret')).toBeValid();
    expect(onTest).not.toHaveBeenCalled();
    expect(onSave).not.toHaveBeenCalled();
  });

  it('keeps what is stored where a field stays empty', async () => {
    const { user, onSave } = setUp({ stored: allStored });
    expect(screen.getAllByPlaceholderText('stored – leave empty to keep')).toHaveLength(4);
    await user.type(screen.getByLabelText('Autotask secret'), 'new');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const kept = { quoteManagerApiKey: '', autotaskUserName: '', autotaskIntegrationCode: '' };
    expect(onSave).toHaveBeenCalledExactlyOnceWith({ ...kept, autotaskSecret: 'new' }, false);
    expect(await screen.findByRole('status')).toHaveTextContent('Saved.');
  });

  it('says what one system refused, with its words under Details, and saves nothing', async () => {
    const problem = createProblem(
      'auth-rejected',
      { system: 'Autotask' },
      { details: ['Invalid tracking identifier'] },
    );
    const { user, onSave } = setUp({
      stored: allStored,
      onTest: async () => ({
        ok: true,
        value: { quoteManager: { ok: true, value: null }, autotask: { ok: false, problem } },
      }),
    });
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    const status = await screen.findByRole('status');
    expect(status).toHaveTextContent('Quote Manager accepted the key.');
    expect(status).toHaveTextContent('Autotask: Autotask refused the credentials.');
    expect(status).toHaveTextContent('Enter them again under Connection');
    expect(status).toHaveTextContent('Nothing was saved.');
    expect(screen.getByText('Invalid tracking identifier')).not.toBeVisible();
    await user.click(screen.getByText('Details'));
    expect(screen.getByText('Invalid tracking identifier')).toBeVisible();
    expect(onSave).not.toHaveBeenCalled();
  });

  it('does not claim to have saved when the browser could not store', async () => {
    const { user } = setUp({
      stored: allStored,
      onSave: async () => ({ ok: false, problem: createProblem('storage-failed') }),
    });
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    const status = await screen.findByRole('status');
    expect(status).toHaveTextContent('The browser could not store this.');
    expect(status).not.toHaveTextContent('Connected');
  });

  it('offers access in the same turn as the click, and only while it is missing', async () => {
    const { onAllowAccess } = setUp({ missingOrigins: ['https://*.autotask.net/*', 'https://shop.example.com/*'] });
    expect(screen.getByText('*.autotask.net, shop.example.com')).toBeVisible();
    screen.getByRole('button', { name: 'Allow access' }).click();
    expect(onAllowAccess).toHaveBeenCalledOnce();
    cleanup();
    setUp();
    expect(screen.queryByRole('button', { name: 'Allow access' })).not.toBeInTheDocument();
  });
});
