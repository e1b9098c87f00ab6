import type { DocumentRef } from '../utils/domain/sourceDocument';

/** How a document is called while its number is unknown: `Quote 123`. */
export function documentName(ref: DocumentRef, number: string | null): string {
  if (number !== null) return number;
  const [kind, id] = ref.split(':');
  return `${kind === 'order' ? 'Order' : 'Quote'} ${id}`;
}
