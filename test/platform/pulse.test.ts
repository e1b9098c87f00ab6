import { expect, test, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { announceChange, readPulse } from '../../utils/platform/pulse';

test('a change is announced with a new revision each time', async () => {
  const set = vi.fn();
  const browser = { storage: { local: { set } } } as unknown as Browser;
  await announceChange(browser, 'quote:1', () => 'r1');
  expect(set).toHaveBeenCalledWith({ pulse: { ref: 'quote:1', revision: 'r1' } });
});

test('only our own announcement is read', () => {
  const changes = { pulse: { newValue: { ref: 'quote:1', revision: 'r1' } } };
  expect(readPulse(changes, 'local')).toBe('quote:1');
  expect(readPulse(changes, 'sync')).toBeNull();
  expect(readPulse({ settings: { newValue: {} } }, 'local')).toBeNull();
  expect(readPulse({ pulse: { newValue: { ref: 5 } } }, 'local')).toBeNull();
  expect(readPulse({ pulse: {} }, 'local')).toBeNull();
});
