import { dialogs, isVisible } from './isVisible';
import { normalizeText } from './normalizeText';

export interface ActionButton {
  element: Element;
  /** The word that made it one: `save`, `send`, `preview` or `approve`. */
  action: string;
}

const candidates = 'button, [role="button"], a[href], input[type="submit"], input[type="button"]';

/** Places whose buttons act on something else than the document: rows, dialogs, navigation, search. */
const elsewhere = `${dialogs}, nav, [role="navigation"], [role="search"], [role="row"], [role="grid"], tbody`;

/** *Save quote* and *Send…* count, *Saved searches* and *Send us feedback* do not. */
const wording = /^(save|send|preview|approve)(?=$|[^a-z])(?!.*\b(search|feedback|filter|view|layout|password|us)\b)/;

/** The visible Save, Send, Preview and Approve buttons of a document page, in the order of the page. */
export function findActionButtons(document: Document): ActionButton[] {
  const found: ActionButton[] = [];
  for (const element of document.querySelectorAll(candidates)) {
    const action = wording.exec(nameButton(element))?.[1];
    if (action === undefined || isElsewhere(element) || !isVisible(element)) continue;
    found.push({ element, action });
  }
  return found;
}

/** A table may also be a page's layout, as in older portals; a row that repeats the same button is a list. */
function isElsewhere(element: Element): boolean {
  const place = element.closest(elsewhere);
  if (place === null) return false;
  if (place.tagName !== 'TBODY') return true;
  const name = nameButton(element);
  return [...place.querySelectorAll(candidates)].filter((other) => nameButton(other) === name).length > 1;
}

function nameButton(element: Element): string {
  const text = normalizeText(element.textContent);
  const name = text === '' ? (element.getAttribute('aria-label') ?? element.getAttribute('value') ?? '') : text;
  return name.length > 30 ? '' : normalizeText(name).toLowerCase();
}
