import type { DocumentHint } from '../messaging/protocol';
import { chooseNumber, scoreNumber } from './chooseNumber';
import { hasPurchaseNumber } from './documentNumber';
import { findActionButtons } from './findActionButtons';
import { findPageNumbers, type PlacedNumber } from './findPageNumbers';
import { isPageContent } from './isVisible';
import { type AddressFacts, readAddress } from './readAddress';

/** Signals together must reach this: a numeric id in the address alone does, a number in a heading alone does not. */
const threshold = 5;

/**
 * The document that a page of Quote Manager shows, or null. The portal's markup is not published (seen 2025-11-20):
 * several weak signals are added up, and Quote Manager itself has the last word about id and number.
 */
export function readDocumentHint(document: Document, url: string): DocumentHint | null {
  const address = readAddress(url);
  if (address.section === 'purchase' || isPurchasePage(document)) return null;
  const number = chooseNumber(findPageNumbers(document), address);
  if (number === 'contradiction') return null;
  if (address.id === null && address.number === null && number === null) return null;
  if (scoreAddress(address) + scoreNumber(number) + scoreButtons(document) < threshold) return null;
  return toHint(address, number);
}

function toHint(address: AddressFacts, number: PlacedNumber | null): DocumentHint | null {
  if (address.section === 'quote' || address.section === 'order') {
    const isSameKind = number === null || number.kind === address.section;
    if (isSameKind && address.id !== null) {
      return { kind: address.section, id: address.id, number: number?.number ?? address.number };
    }
    if (address.number !== null) return { kind: address.section, id: null, number: address.number };
  }
  return number === null ? null : { kind: number.kind, id: null, number: number.number };
}

function scoreAddress(address: AddressFacts): number {
  if (address.section === 'other') return -3;
  if (address.section === null) return 0;
  if (address.id !== null || address.number !== null) return 5;
  return address.hasOpaqueCode ? 2 : 1;
}

function scoreButtons(document: Document): number {
  return Math.min(2, new Set(findActionButtons(document).map((button) => button.action)).size);
}

function isPurchasePage(document: Document): boolean {
  const leading = [...document.querySelectorAll('h1, [role="heading"][aria-level="1"]')].filter(isPageContent);
  return leading.some(
    (heading) => /purchase order/i.test(heading.textContent ?? '') || hasPurchaseNumber(heading.textContent ?? ''),
  );
}
