// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ImportSettings } from '../../components/ImportSettings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { importSettingsFile } from '../../utils/settings/importSettings';

afterEach(cleanup);

async function importText(text: string) {
  const user = userEvent.setup();
  render(<ImportSettings onImport={(file) => importSettingsFile(file, defaultSettings)} />);
  await user.upload(screen.getByLabelText('Import settings'), new File([text], 's.json', { type: 'application/json' }));
  return screen.findByRole('status');
}

describe('ImportSettings', () => {
  it('says how many settings changed, and names them under Details', async () => {
    const status = await importText('{"products": {"missing": "stop"}}');
    expect(status).toHaveTextContent('Imported. 1 setting changed.');
    expect(status).toHaveTextContent('products.missing');
  });

  it('names the key that it refuses', async () => {
    const status = await importText('{"products": {"lost": "stop"}}');
    expect(status).toHaveTextContent('"products.lost" is not a setting. Nothing was imported.');
  });

  it('refuses a file that is too large without reading it', async () => {
    const text = vi.fn(async () => '{}');
    const imported = await importSettingsFile({ size: 300 * 1024, text }, defaultSettings);
    expect(imported).toMatchObject({ ok: false });
    expect(text).not.toHaveBeenCalled();
  });

  it('opens the file chooser from the button', async () => {
    const user = userEvent.setup();
    render(<ImportSettings onImport={async () => ({ ok: true, changes: [] })} />);
    const clicked = vi.fn();
    screen.getByLabelText('Import settings').addEventListener('click', clicked);
    await user.tab();
    expect(screen.getByRole('button', { name: 'Import settings' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(clicked).toHaveBeenCalledOnce();
  });
});
