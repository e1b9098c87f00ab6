// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SettingsFileSection } from '../../entrypoints/options/SettingsFileSection';
import { createSetupPorts } from '../../entrypoints/popup/createSetupPorts';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { loadSettings, saveSettings } from '../../utils/settings/settingsStorage';
import { createStorageArea } from '../settings/createStorageArea';

afterEach(cleanup);

const automation = { enabled: true, browsers: 4 };

function createBrowser() {
  const local = createStorageArea();
  const browser = { storage: { local, onChanged: { addListener: vi.fn(), removeListener: vi.fn() } } };
  return { browser: browser as unknown as Browser, local };
}

it('the first run stores what was chosen in it, and nothing of what it was drawn with', async () => {
  const { browser, local } = createBrowser();
  const ports = createSetupPorts(browser);
  const { settings: before } = await ports.load();
  await saveSettings(local, { ...defaultSettings, automation });
  await ports.save({ before, after: { ...before, nativeIntegration: 'never' } });
  expect(await loadSettings(local)).toEqual({ ...defaultSettings, automation, nativeIntegration: 'never' });
});

async function importInto({ browser }: ReturnType<typeof createBrowser>) {
  const user = userEvent.setup();
  render(<SettingsFileSection browser={browser} settings={defaultSettings} />);
  const file = new File(['{"products":{"missing":"stop"}}'], 'settings.json', { type: 'application/json' });
  await user.upload(screen.getByLabelText('Import settings'), file);
  expect(await screen.findByText('Imported. 1 setting changed.')).toBeVisible();
  return user;
}

const stopped = { ...defaultSettings.products, missing: 'stop' } as const;

it('Undo import takes back what the file changed, and nothing that was changed since', async () => {
  const stage = createBrowser();
  const user = await importInto(stage);
  await saveSettings(stage.local, { ...defaultSettings, products: stopped, automation });
  await user.click(screen.getByRole('button', { name: 'Undo import' }));
  expect(await screen.findByText('The import was undone.')).toBeVisible();
  expect(await loadSettings(stage.local)).toEqual({ ...defaultSettings, automation });
});

it('an import is laid over what is stored, not over what the page shows', async () => {
  const stage = createBrowser();
  await saveSettings(stage.local, { ...defaultSettings, automation });
  await importInto(stage);
  expect(await loadSettings(stage.local)).toEqual({ ...defaultSettings, products: stopped, automation });
});
