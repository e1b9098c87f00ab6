import type { Browser, Storage } from 'webextension-polyfill';
import type { DocumentRef } from '../domain/sourceDocument';

const PULSE_KEY = 'pulse';

/** What pages are told: ask again about this document. No state and no secret, since content scripts can read it. */
export interface Pulse {
  ref: DocumentRef;
  /** New each time, so that two changes of one document are two events. */
  revision: string;
}

/**
 * Tells content scripts that a document's state changed. As a call of an extension API it also keeps the background
 * from being stopped as idle, which a long sync needs at least every 30 s.
 */
export async function announceChange(
  browser: Browser,
  ref: DocumentRef,
  newId: () => string = () => crypto.randomUUID(),
): Promise<void> {
  const pulse: Pulse = { ref, revision: newId() };
  await browser.storage.local.set({ [PULSE_KEY]: pulse });
}

/** The document that a `storage.onChanged` event announces; null when it is about something else. */
export function readPulse(changes: Record<string, Pick<Storage.StorageChange, 'newValue'>>, area: string) {
  const value: unknown = area === 'local' ? changes[PULSE_KEY]?.newValue : undefined;
  if (typeof value !== 'object' || value === null || !('ref' in value)) return null;
  return isDocumentRef(value.ref) ? value.ref : null;
}

function isDocumentRef(value: unknown): value is DocumentRef {
  return typeof value === 'string' && /^(quote|order):./.test(value);
}
