/**
 * Whether an element is shown. Pages keep old views and dialogs in the document, hidden; what stands there is not about
 * the document that the user sees.
 */
export function isVisible(element: Element): boolean {
  if (element.closest('[hidden], [aria-hidden="true"], template, noscript') !== null) return false;
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
