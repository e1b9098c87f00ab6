import type { NumberPlace, PlacedNumber } from './findPageNumbers';
import type { AddressFacts } from './readAddress';

/** Says how surely a place names the page's own document: the higher one is believed. */
const ranks: Record<NumberPlace, number> = {
  main: 4,
  heading: 4,
  label: 4,
  field: 3,
  part: 2,
  title: 2,
  crumb: 1,
  text: 1,
};

/** Counts for the question whether the page is that of one document at all. */
const weights: Record<NumberPlace, number> = {
  main: 3,
  heading: 3,
  label: 2,
  field: 2,
  part: 3,
  title: 2,
  crumb: 1,
  text: 1,
};

const strongest = 4;

/** A page may name its number in many places; more than this adds no certainty about what *kind* of page it is. */
const mostFromNumber = 6;

/**
 * The number of the page's own document; null where none stands out, `contradiction` where places that are equally sure
 * name different documents: a click would then write one that the user may not mean.
 */
export function chooseNumber(numbers: PlacedNumber[], address: AddressFacts): PlacedNumber | null | 'contradiction' {
  if (address.number !== null) return agreeWith(address.number, numbers);
  const pool = poolOf(numbers, address);
  if (address.id !== null && isOtherKind(numbers, pool)) return 'contradiction';
  // Beside an id, what stands anywhere on the page is as likely another document's.
  const least = address.id === null ? 1 : 2;
  const top = Math.max(least, ...pool.map(rankOf));
  const first = pool.filter((candidate) => rankOf(candidate) === top);
  const measure = top === strongest ? countStrong : scoreNumber;
  const most = Math.max(...first.map(measure));
  const best = first.filter((candidate) => measure(candidate) === most);
  if (best.length > 1 && top === strongest) return 'contradiction';
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** What the places of a number add to the certainty that the page is that of one document. */
export function scoreNumber(number: PlacedNumber | null): number {
  if (number === null) return 0;
  const places = [...number.places];
  // Each heading is text, too; and several headings are worth one.
  const isHeading = (place: NumberPlace) => weights[place] === 3;
  const counted = places
    .filter((place) => place !== 'text' || places.length === 1)
    .filter((place) => !isHeading(place));
  const sum = counted.reduce((total, place) => total + weights[place], places.some(isHeading) ? 3 : 0);
  return Math.min(mostFromNumber, sum);
}

function agreeWith(number: string, numbers: PlacedNumber[]): PlacedNumber | null | 'contradiction' {
  const named = numbers.find((candidate) => candidate.number === number) ?? null;
  if (named !== null && rankOf(named) === strongest) return named;
  const isDenied = numbers.some(
    (candidate) => candidate.number.slice(0, 2) === number.slice(0, 2) && rankOf(candidate) === strongest,
  );
  return isDenied ? 'contradiction' : named;
}

/** The kind that the address names goes first, unless the headings name the other one. */
function poolOf(numbers: PlacedNumber[], address: AddressFacts): PlacedNumber[] {
  const ofSection = numbers.filter((candidate) => candidate.kind === address.section);
  if (address.id !== null) return ofSection;
  const isLed = ofSection.some(isInHeading) || !numbers.some(isInHeading);
  return ofSection.length > 0 && isLed ? ofSection : numbers;
}

/** The page's first heading is the number of the other kind, and nothing of the page is of the kind of the address. */
function isOtherKind(numbers: PlacedNumber[], pool: PlacedNumber[]): boolean {
  return pool.length === 0 && numbers.some(({ places }) => places.has('main'));
}

const isInHeading = ({ places }: PlacedNumber) => [...places].some((place) => weights[place] === 3);

const rankOf = ({ places }: PlacedNumber) => Math.max(...[...places].map((place) => ranks[place]));

const countStrong = ({ places }: PlacedNumber) => [...places].filter((place) => ranks[place] === strongest).length;
