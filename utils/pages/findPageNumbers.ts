import { type DocumentNumber, findDocumentNumbers, findSingleNumber } from './documentNumber';
import { isVisible } from './isVisible';
import { normalizeText } from './normalizeText';

/** Where a number was seen; the weight says how surely such a place names the page's own document. */
export const placeWeights = { heading: 3, title: 2, field: 2, label: 2, crumb: 1, text: 1 } as const;

export type NumberPlace = keyof typeof placeWeights;

export interface PlacedNumber extends DocumentNumber {
  places: Set<NumberPlace>;
}

/** Repeated things: what stands in them belongs to a list, not to the page as a whole. */
const rows = 'table, [role="grid"], [role="table"], [role="row"], [role="listbox"], ul, ol, nav, aside, footer';
const searches = '[role="search"], [type="search"], [role="searchbox"], [name*="search" i], [placeholder*="search" i]';
const headings = 'h1, h2, h3, [role="heading"], legend';
const labelled = 'dt, th, label, td, span, div, strong, b, p';
const labelWords = /^((sales )?order|quote|quotation|document|reference)?\s*(no\.?|nr\.?|number|#|id|ref\.?)?\s*:?$/i;

/** Numbers on the page with the places that show them; a page of many numbers yields none from its rows. */
export function findPageNumbers(document: Document): PlacedNumber[] {
  const found = new Map<string, PlacedNumber>();
  const add = (numbers: DocumentNumber[], place: NumberPlace) => {
    for (const number of numbers) {
      const entry = found.get(number.number) ?? { ...number, places: new Set<NumberPlace>() };
      found.set(number.number, entry);
      entry.places.add(place);
    }
  };
  const addSingle = (text: string | null | undefined, place: NumberPlace) => {
    const single = findSingleNumber(normalizeText(text));
    if (single !== null) add([single], place);
  };
  addSingle(document.title, 'title');
  for (const element of visible(document, headings, 'table [role="row"], tbody td'))
    addSingle(element.textContent, 'heading');
  for (const element of visible(document, 'input, textarea, output', 'tbody tr ~ tr'))
    addSingle(readField(element), 'field');
  for (const text of readLabelled(document)) addSingle(text, 'label');
  for (const element of visible(document, '[aria-current="page"], [aria-label*="breadcrumb" i] :last-child', 'tbody'))
    addSingle(element.textContent, 'crumb');
  add(readLooseText(document), 'text');
  return [...found.values()];
}

function* visible(document: Document, selector: string, except: string): Generator<Element> {
  for (const element of document.querySelectorAll(selector)) {
    if (element.closest(except) === null && isVisible(element)) yield element;
  }
}

/** The value of a field that is nothing but a number; a search box says what is looked for, not what is shown. */
function readField(element: Element): string | null {
  const isSearch = element.matches(searches) || element.closest('[role="search"]') !== null;
  const value = 'value' in element && typeof element.value === 'string' ? element.value : element.textContent;
  return isSearch || normalizeText(value).length > 14 ? null : value;
}

/** Values that stand beside the label of a number: `<dt>Quote number</dt><dd>QO…</dd>` and its relatives. */
function* readLabelled(document: Document): Generator<string> {
  for (const label of document.querySelectorAll(labelled)) {
    if (label.childElementCount > 1) continue;
    const words = normalizeText(label.textContent);
    if (words === '' || words.length > 24 || !labelWords.test(words)) continue;
    const value = normalizeText(label.nextElementSibling?.textContent);
    if (value.length <= 14 && isVisible(label)) yield value;
  }
}

/** Numbers in running text outside of rows: designs that set their heading in plain blocks. */
function readLooseText(document: Document): DocumentNumber[] {
  const walker = document.createTreeWalker(document.body ?? document, 4 /* NodeFilter.SHOW_TEXT */);
  const found = new Map<string, DocumentNumber>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const numbers = findDocumentNumbers(node.nodeValue ?? '');
    const parent = node.parentElement;
    if (numbers.length === 0 || parent === null || parent.closest(`script, style, ${rows}`) !== null) continue;
    if (isVisible(parent)) for (const number of numbers) found.set(number.number, number);
  }
  return [...found.values()];
}
