import { type DocumentNumber, findSingleNumber } from './documentNumber';
import { isPageContent } from './isVisible';
import { normalizeText } from './normalizeText';
import { isNumberLabel, readWording } from './numberWording';
import { readField, readFieldPlace } from './readField';

/**
 * Where a number was seen. `main`: the page's first heading is the number; `heading`: so is another one, on a page without
 * such a first heading; `part`: it stands with other words in a heading, or is a heading of less weight.
 */
export type NumberPlace = 'main' | 'heading' | 'label' | 'field' | 'part' | 'title' | 'crumb' | 'text';

export interface PlacedNumber extends DocumentNumber {
  places: Set<NumberPlace>;
}

/** Repeated things: what stands in them belongs to a list, not to the page as a whole. */
const rows = 'table, [role="grid"], [role="table"], [role="row"], [role="listbox"], ul, ol, nav, aside, footer';
const headings = 'h1, h2, h3, [role="heading"], legend';
const labelled = 'dt, th, label, td, span, div, strong, b, p';

/**
 * Numbers on the page with the places that show them; a page of many numbers yields none from its rows. What is only
 * mentioned in words names any document (*same as QO…*), and is left out.
 */
export function findPageNumbers(document: Document): PlacedNumber[] {
  const found = new Map<string, PlacedNumber>();
  const add = (text: string | null | undefined, place: NumberPlace | null) => {
    const number = findSingleNumber(normalizeText(text));
    if (number === null || place === null) return;
    const entry = found.get(number.number) ?? { ...number, places: new Set<NumberPlace>() };
    found.set(number.number, entry);
    entry.places.add(place);
  };
  const title = readWording(normalizeText(document.title));
  add(document.title, title === 'mention' ? null : 'title');
  addHeadings(document, add);
  for (const element of visible(document, 'input, textarea, output', 'tbody tr ~ tr'))
    add(readField(element), readFieldPlace(element));
  for (const text of readLabelled(document)) add(text, 'label');
  for (const element of visible(document, '[aria-current="page"], [aria-label*="breadcrumb" i] :last-child', 'tbody'))
    if (readWording(normalizeText(element.textContent)) === 'but') add(element.textContent, 'crumb');
  for (const text of readLooseText(document)) add(text, 'text');
  return [...found.values()];
}

function* visible(document: Document, selector: string, except: string): Generator<Element> {
  for (const element of document.querySelectorAll(selector)) {
    if (element.closest(except) === null && isPageContent(element)) yield element;
  }
}

/** The headings of the highest level speak for the page; on one with a first heading, only that does. */
function addHeadings(document: Document, add: (text: string, place: NumberPlace | null) => void): void {
  const all = [...visible(document, headings, 'table [role="row"], tbody td')]
    .map((element) => ({ text: normalizeText(element.textContent), level: readLevel(element) }))
    .filter(({ text }) => text !== '');
  const highest = Math.min(...all.map(({ level }) => level));
  for (const { text, level } of all) {
    const wording = readWording(text);
    const isLeading = wording === 'but' && level === highest;
    if (isLeading) add(text, level === 1 ? 'main' : 'heading');
    else if (wording !== 'mention') add(text, 'part');
  }
}

function readLevel(element: Element): number {
  return Number(element.getAttribute('aria-level') ?? /^H(\d)$/.exec(element.tagName)?.[1] ?? 4);
}

/** Values that stand beside the label of a number: `<dt>Quote number</dt><dd>QO…</dd>` and its relatives. */
function* readLabelled(document: Document): Generator<string> {
  for (const label of document.querySelectorAll(labelled)) {
    if (label.childElementCount > 1 || !isNumberLabel(label.textContent)) continue;
    const value = normalizeText(label.nextElementSibling?.textContent);
    if (value.length <= 14 && isPageContent(label)) yield value;
  }
}

/** Numbers by themselves, or apart from other words, outside of rows: designs that set their heading in plain blocks. */
function* readLooseText(document: Document): Generator<string> {
  const walker = document.createTreeWalker(document.body ?? document, 4 /* NodeFilter.SHOW_TEXT */);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = normalizeText(node.nodeValue);
    const parent = node.parentElement;
    const wording = readWording(text);
    if (parent === null || (wording !== 'but' && wording !== 'apart')) continue;
    if (parent.closest(`script, style, ${rows}`) === null && isPageContent(parent)) yield text;
  }
}
