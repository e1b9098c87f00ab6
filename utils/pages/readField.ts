import { normalizeText } from './normalizeText';
import { isNumberLabel } from './numberWording';

const searches = '[role="search"], [type="search"], [role="searchbox"], [name*="search" i], [placeholder*="search" i]';

/** Elements that stand before a field to say what it holds. */
const names = 'label, dt, th, td, span, strong, b, p';

/** The value of a field that is nothing but a number; a search box says what is looked for, not what is shown. */
export function readField(element: Element): string | null {
  const isSearch = element.matches(searches) || element.closest('[role="search"]') !== null;
  const value = 'value' in element && typeof element.value === 'string' ? element.value : element.textContent;
  return isSearch || normalizeText(value).length > 14 ? null : value;
}

/** A field without a name may be the number's; one that is called otherwise holds another document's (*Copied from*). */
export function readFieldPlace(element: Element): 'label' | 'field' | null {
  const name = nameField(element);
  if (name === '') return 'field';
  return isNumberLabel(name) ? 'label' : null;
}

function nameField(element: Element): string {
  const labels = 'labels' in element ? ((element.labels as NodeListOf<Element> | null) ?? []) : [];
  const cell = element.closest('td, dd');
  const texts = [
    element.getAttribute('aria-label'),
    ...[...labels].map((label) => label.textContent),
    ...[element, cell].map((holder) => {
      const before = holder?.previousElementSibling;
      return before?.matches(names) ? before.textContent : '';
    }),
  ];
  return texts.map(normalizeText).find((text) => text !== '') ?? '';
}
