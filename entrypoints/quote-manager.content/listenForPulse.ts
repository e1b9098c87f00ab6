type Changes = Record<string, { newValue?: unknown }>;
type Listener = (changes: Changes, area: string) => void;

/** The part of `storage.onChanged` that is needed. */
export interface StorageEvents {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/** Calls back with the reference that the background writes to `storage.local` at each change; returns what ends it. */
export function listenForPulse(events: StorageEvents, onPulse: (ref: string) => void): () => void {
  const listener: Listener = (changes, area) => {
    const pulse: unknown = area === 'local' ? changes.pulse?.newValue : undefined;
    if (typeof pulse !== 'object' || pulse === null || !('ref' in pulse)) return;
    if (typeof pulse.ref === 'string') onPulse(pulse.ref);
  };
  events.addListener(listener);
  return () => events.removeListener(listener);
}
