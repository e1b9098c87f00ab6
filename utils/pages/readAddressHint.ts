import type { DocumentHint } from '../messaging/protocol';
import { readAddress } from './readAddress';

/** The document that an address of the portal names by itself, by id or number; null where only the page could tell. */
export function readAddressHint(url: string): DocumentHint | null {
  const { section, id, number } = readAddress(url);
  if (section !== 'quote' && section !== 'order') return null;
  return id === null && number === null ? null : { kind: section, id, number };
}
