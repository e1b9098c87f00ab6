import type { DocumentKind } from '../domain/sourceDocument';

/** A number as Quote Manager prints it, with the kind of document that its letters name. */
export interface DocumentNumber {
  kind: DocumentKind;
  number: string;
}

/** `QO12345678` and `ON12345678` are the examples of Quote Manager's interface description (seen 2025-11-20). */
const pattern = /(?<![A-Za-z0-9])(QO|ON)(\d{5,12})(?![A-Za-z0-9])/gi;

const purchasePattern = /(?<![A-Za-z0-9])PO\d{4,12}(?![A-Za-z0-9])/i;

/** All document numbers in a text, each once, in order, in capitals. */
function findDocumentNumbers(text: string): DocumentNumber[] {
  const numbers = new Set([...text.matchAll(pattern)].map((match) => match[0].toUpperCase()));
  return [...numbers].map((number) => ({ kind: number.startsWith('QO') ? 'quote' : 'order', number }));
}

/** The number when the text holds exactly one, else null. */
export function findSingleNumber(text: string): DocumentNumber | null {
  const numbers = findDocumentNumbers(text);
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

/** Whether a text names a purchase order, which is never synced. */
export function hasPurchaseNumber(text: string): boolean {
  return purchasePattern.test(text);
}
