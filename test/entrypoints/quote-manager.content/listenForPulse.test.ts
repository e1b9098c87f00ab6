import { expect, it, vi } from 'vitest';
import { listenForPulse, type StorageEvents } from '../../../entrypoints/quote-manager.content/listenForPulse';

it('hears the pulse of storage.local and nothing else', () => {
  const listeners = new Set<Parameters<StorageEvents['addListener']>[0]>();
  const onPulse = vi.fn();
  const stop = listenForPulse(
    { addListener: (listener) => listeners.add(listener), removeListener: (listener) => listeners.delete(listener) },
    onPulse,
  );
  const [listener] = listeners;
  listener?.({ pulse: { newValue: { ref: 'quote:1', revision: 'a' } } }, 'local');
  listener?.({ pulse: { newValue: { ref: 'quote:2', revision: 'b' } } }, 'sync');
  listener?.({ settings: { newValue: {} } }, 'local');
  listener?.({ pulse: { newValue: 'junk' } }, 'local');
  expect(onPulse.mock.calls).toEqual([['quote:1']]);
  stop();
  expect(listeners.size).toBe(0);
});
