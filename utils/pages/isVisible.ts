/** What lies over a page and takes the place of its own content for as long as it is open. */
export const dialogs = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

const overlays = `${dialogs}, [role="menu"], [role="listbox"]`;
const hiddenFromReaders = '[aria-hidden="true"]';

/**
 * Whether an element is shown. Pages keep old views and dialogs in the document, hidden; what stands there is not about
 * the document that the user sees.
 */
export function isVisible(element: Element): boolean {
  if (element.closest('[hidden], template, noscript') !== null || !isDrawn(element)) return false;
  let hidden = element.closest(hiddenFromReaders);
  while (hidden !== null && isBehindOverlay(hidden)) hidden = hidden.parentElement?.closest(hiddenFromReaders) ?? null;
  return hidden === null;
}

/** Whether an element is shown and belongs to the page itself: a dialog may name any other document. */
export function isPageContent(element: Element): boolean {
  return element.closest(dialogs) === null && isVisible(element);
}

/**
 * While a dialog or a menu is open, design systems (MUI, Radix, Angular's CDK; seen 2025-11-20) hide what stands beside it
 * from assistive technology, up to the whole page, which goes on being drawn.
 */
function isBehindOverlay(hidden: Element): boolean {
  const beside = hidden.parentElement?.querySelectorAll(overlays) ?? [];
  return [...beside].some(
    (overlay) =>
      !hidden.contains(overlay) && overlay.closest(`[hidden], ${hiddenFromReaders}`) === null && isDrawn(overlay),
  );
}

function isDrawn(element: Element): boolean {
  const checkable = element as Element & { checkVisibility?: (options: { visibilityProperty: boolean }) => boolean };
  if (typeof checkable.checkVisibility === 'function') return checkable.checkVisibility({ visibilityProperty: true });
  return isStyledVisible(element);
}

/** For engines without `checkVisibility` (Firefox before 125, Safari before 17.4; seen 2025-11-20). */
function isStyledVisible(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  if (view === null) return true;
  for (let node: Element | null = element; node !== null; node = node.parentElement) {
    const style = view.getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return false;
  }
  return true;
}
