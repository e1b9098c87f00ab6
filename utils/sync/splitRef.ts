import type { DocumentKind, DocumentRef } from '../domain/sourceDocument';

/** `quote:123` → its two halves. */
export function splitRef(ref: DocumentRef): { kind: DocumentKind; name: string } {
  const separator = ref.indexOf(':');
  return { kind: ref.slice(0, separator) === 'order' ? 'order' : 'quote', name: ref.slice(separator + 1) };
}
