import type { Section } from './addressWords';
import { findSingleNumber } from './documentNumber';

/** What names one document within a section: an id, a number, or a code (neither of both is known). */
export interface Identity {
  section: Section | null;
  id: number | null;
  number: string | null;
}

/** The identity in a segment or a parameter of an address, null where it holds none. */
export function parseIdentity(value: string, section: Section | null): Identity | null {
  const numbered = findSingleNumber(value);
  if (numbered !== null) {
    return { section: section === 'purchase' ? section : numbered.kind, id: null, number: numbered.number };
  }
  const id = /^\d{1,12}$/.test(value) ? Number(value) : null;
  if (id === 0 || (id === null && !isOpaqueCode(value))) return null;
  return { section, id, number: null };
}

/** A GUID, a token or a slug with digits; plain words are pages, not codes. */
function isOpaqueCode(value: string): boolean {
  return /^[A-Za-z0-9_~-]{6,64}$/.test(value) && (/\d/.test(value) || /[a-z][A-Z]/.test(value));
}
