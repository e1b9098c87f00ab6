import type { DocumentHint } from '../messaging/protocol';
import { hasPurchaseNumber } from './documentNumber';
import { findActionButtons } from './findActionButtons';
import { findPageNumbers, type PlacedNumber, placeWeights } from './findPageNumbers';
import { isVisible } from './isVisible';
import { type AddressFacts, readAddress } from './readAddress';

/** Signals together must reach this: a numeric id in the address alone does, a number in a heading alone does not. */
const threshold = 5;

/** A page may name its number in many places; more than this adds no certainty about what *kind* of page it is. */
const mostFromNumber = 6;

/**
 * The document that a page of Quote Manager shows, or null. The portal's markup is not published (seen 2025-11-20):
 * several weak signals are added up, and Quote Manager itself has the last word about id and number.
 */
export function readDocumentHint(document: Document, url: string): DocumentHint | null {
  const address = readAddress(url);
  if (address.section === 'purchase' || isPurchasePage(document)) return null;
  const number = chooseNumber(findPageNumbers(document), address);
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

/** The one number that stands out; several equal ones are a list. The kind that the address names goes first. */
function chooseNumber(numbers: PlacedNumber[], address: AddressFacts): PlacedNumber | null {
  const named = numbers.find((candidate) => candidate.number === address.number);
  if (named !== undefined) return named;
  const ofSection = numbers.filter((candidate) => candidate.kind === address.section);
  const isLeadingElsewhere = numbers.some((candidate) => candidate.places.has('heading'));
  const leading = ofSection.some((candidate) => candidate.places.has('heading')) || !isLeadingElsewhere;
  const pool = (ofSection.length > 0 && leading) || address.id !== null ? ofSection : numbers;
  const ranked = pool
    .map((candidate) => ({ candidate, score: scoreNumber(candidate) }))
    .sort((left, right) => right.score - left.score);
  const [first, second] = ranked;
  if (first === undefined || first.score === second?.score) return null;
  return first.candidate;
}

function scoreAddress(address: AddressFacts): number {
  if (address.section === 'other') return -3;
  if (address.section === null) return 0;
  if (address.id !== null || address.number !== null) return 5;
  return address.hasOpaqueCode ? 2 : 1;
}

function scoreNumber(number: PlacedNumber | null): number {
  if (number === null) return 0;
  // Loose text is counted only where no better place was found: each heading is text, too.
  const places = [...number.places].filter((place) => place !== 'text' || number.places.size === 1);
  return Math.min(
    mostFromNumber,
    places.reduce((sum, place) => sum + placeWeights[place], 0),
  );
}

function scoreButtons(document: Document): number {
  return Math.min(2, new Set(findActionButtons(document).map((button) => button.action)).size);
}

function isPurchasePage(document: Document): boolean {
  const leading = [...document.querySelectorAll('h1, [role="heading"][aria-level="1"]')].filter(isVisible);
  return leading.some(
    (heading) => /purchase order/i.test(heading.textContent ?? '') || hasPurchaseNumber(heading.textContent ?? ''),
  );
}
