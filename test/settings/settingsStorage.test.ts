import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { loadSettings, type SettingsChanges, saveSettings, watchSettings } from '../../utils/settings/settingsStorage';
import { createStorageArea } from './createStorageArea';

function createArea(items: Record<string, unknown> = {}) {
  return { items, ...createStorageArea(items) };
}

type Listener = Parameters<SettingsChanges['addListener']>[0];

describe('settingsStorage', () => {
  it('loads the defaults where nothing is stored', async () => {
    expect(await loadSettings(createArea())).toEqual(defaultSettings);
  });

  it('loads what was saved', async () => {
    const area = createArea();
    const settings = { ...defaultSettings, workflow: 'invoiceInQuoteManager' as const };
    await saveSettings(area, settings);
    expect(await loadSettings(area)).toEqual(settings);
    expect(Object.keys(area.items)).toEqual(['settings']);
  });

  it('fills a key that an earlier version did not store', async () => {
    const { items: _items, ...earlier } = defaultSettings;
    expect(await loadSettings(createArea({ settings: earlier }))).toEqual(defaultSettings);
  });

  it('says what is wrong instead of going on with defaults', async () => {
    const area = createArea({ settings: { ...defaultSettings, workflow: 'none' } });
    await expect(loadSettings(area)).rejects.toThrow('"workflow" must be "invoiceInAutotask"');
  });

  it('watches the settings of this browser only, until it is ended', () => {
    const listeners = new Set<Listener>();
    const callback = vi.fn();
    const changes = {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
    };
    const stop = watchSettings(changes, callback);
    const settings = { ...defaultSettings, lineProblems: 'skip' as const };
    for (const listener of listeners) {
      listener({ settings: { newValue: settings } }, 'sync');
      listener({ other: { newValue: 1 } }, 'local');
      listener({ settings: { newValue: settings } }, 'local');
    }
    expect(callback.mock.calls).toEqual([[settings]]);
    stop();
    expect(listeners.size).toBe(0);
  });
});
