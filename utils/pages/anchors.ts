import { findActionButtons } from './findActionButtons';
import { isPageContent, isVisible } from './isVisible';

/** How the panel is placed at an anchor. */
export type AnchorPosition = 'after' | 'append' | 'floating';

export interface Anchor {
  /** Short name, for the self-test and for support. */
  name: string;
  position: AnchorPosition;
  /** When a page with this shape was last seen. */
  seenOn: string;
  find(document: Document): Element | null;
}

/**
 * Places for the panel, the best first. The portal's markup is not published, so they go by what a person sees: buttons
 * with a text, a toolbar, the page's heading; no class names.
 */
export const anchors: readonly Anchor[] = [
  { name: 'toolbar of the actions', position: 'append', seenOn: '2025-11-20', find: findToolbar },
  { name: 'group of action buttons', position: 'append', seenOn: '2025-11-20', find: findButtonGroup },
  { name: 'last action button', position: 'after', seenOn: '2025-11-20', find: findLastButton },
  { name: 'page heading', position: 'after', seenOn: '2025-11-20', find: findHeading },
  { name: 'corner of the window', position: 'floating', seenOn: '2025-11-20', find: (document) => document.body },
];

function findToolbar(document: Document): Element | null {
  const toolbars = findActionButtons(document).map(({ element }) => element.closest('[role="toolbar"]'));
  return toolbars.find((toolbar) => toolbar !== null && isVisible(toolbar)) ?? null;
}

/** The block that holds two or more action buttons and little else. */
function findButtonGroup(document: Document): Element | null {
  const buttons = findActionButtons(document).map(({ element }) => element);
  for (const button of buttons) {
    const group = climbToGroup(button, buttons);
    if (group !== null) return group;
  }
  return null;
}

function climbToGroup(button: Element, buttons: Element[]): Element | null {
  const holdsContent = 'table, h1, h2, input:not([type="submit"], [type="button"], [type="hidden"]), textarea, select';
  let place = button.parentElement;
  for (let level = 0; place !== null && level < 3; level += 1, place = place.parentElement) {
    if (/^(BODY|MAIN|FORM|TABLE|TBODY|TR|UL|OL)$/.test(place.tagName) || place.querySelector(holdsContent)) return null;
    const holder = place;
    if (buttons.filter((other) => holder.contains(other)).length > 1) return holder;
  }
  return null;
}

/** Last of the first run of siblings, so that the order of the host's own buttons stays. */
function findLastButton(document: Document): Element | null {
  const buttons = findActionButtons(document).map(({ element }) => element);
  const first = buttons[0];
  if (first === undefined) return null;
  const siblings = buttons.filter((button) => button.parentElement === first.parentElement);
  const last = siblings.at(-1) ?? first;
  return last.parentElement?.tagName === 'LI' ? null : last;
}

function findHeading(document: Document): Element | null {
  const headings = document.querySelectorAll('main h1, [role="main"] h1, h1, [role="heading"][aria-level="1"]');
  return [...headings].find((heading) => isPageContent(heading) && heading.closest('table, nav') === null) ?? null;
}
