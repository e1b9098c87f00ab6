import type { DocumentRef } from '../../utils/domain/sourceDocument';

/** The document of the page's address (`?document=quote:123`); null where it names none. */
export function readDocumentRef(search: string): DocumentRef | null {
  const value = new URLSearchParams(search).get('document') ?? '';
  return /^(quote|order):[A-Za-z0-9._-]{1,50}$/.test(value) ? (value as DocumentRef) : null;
}
