import type { DocumentHint } from '../../utils/messaging/protocol';
import { findActionButtons } from '../../utils/pages/findActionButtons';
import { readDocumentHint } from '../../utils/pages/readDocumentHint';

/** Actions after which the document is another one. */
const CHANGING: ReadonlySet<string> = new Set(['save', 'send', 'approve']);

/**
 * Calls back with the document of the page when its *Save*, *Send* or *Approve* is pressed, or its form is sent by the Enter
 * key. The portal says to nobody when it has stored what it was sent, so the callback comes before that.
 */
export function watchSaves(window: Window, onSave: (hint: DocumentHint) => void, signal: AbortSignal): void {
  const { document } = window;
  const buttons = (): Element[] =>
    findActionButtons(document)
      .filter(({ action }) => CHANGING.has(action))
      .map(({ element }) => element);
  const report = () => {
    const hint = readDocumentHint(document, window.location.href);
    if (hint !== null) onSave(hint);
  };
  // Before the page's own listeners: they may take the button away, or stop the event.
  const options = { signal, capture: true };
  document.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Node && buttons().some((button) => button.contains(target))) report();
    },
    options,
  );
  document.addEventListener(
    'submit',
    ({ target, submitter }) => {
      // With a submitter the click on it was seen already.
      if (submitter === null && buttons().some((button) => 'form' in button && button.form === target)) report();
    },
    options,
  );
}
