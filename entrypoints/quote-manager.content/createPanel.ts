import { createIcon } from './createIcon';
import { applyStyles } from './panelStyles';
import type { PanelView } from './panelView';

export const panelTag = 'quotebridge-panel';

export interface PanelOptions {
  document: Document;
  shadowMode: 'open' | 'closed';
  onAction(action: PanelView['action']): void;
}

export interface Panel {
  /** A plain unknown element: content scripts cannot define custom ones (no `customElements` in isolated worlds). */
  host: HTMLElement;
  /** Shows a view; assistive technology is told of another state, not of each tick. */
  show(view: PanelView): void;
}

/** Builds the panel: button, badge, details and link in a shadow root. */
export function createPanel({ document, shadowMode, onAction }: PanelOptions): Panel {
  const host = document.createElement(panelTag);
  const root = host.attachShadow({ mode: shadowMode });
  const parts = createParts(document);
  applyStyles(root);
  root.append(parts.panel);
  let shown: PanelView | null = null;
  parts.button.addEventListener('click', (event) => {
    // A page can make a click of its own; only the browser's own ones are the user's will.
    if (event.isTrusted && shown !== null && !shown.isBusy) onAction(shown.action);
  });
  // What surrounds the panel (a clickable header, say) must not take its clicks for its own.
  host.addEventListener('click', (event) => event.stopPropagation());
  return {
    host,
    show(view) {
      showView(parts, host, view, shown);
      shown = view;
    },
  };
}

type Parts = ReturnType<typeof createParts>;

function createParts(document: Document) {
  const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, children: Node[] = []) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  };
  const button = make('button', 'action');
  button.type = 'button';
  const words = make('span', 'words');
  const badge = make('span', 'badge', [words]);
  badge.setAttribute('role', 'status');
  const link = make('a', 'link', [document.createTextNode('Open in Autotask')]);
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  const card = make('div', 'card');
  const details = make('details', 'details', [make('summary', '', [document.createTextNode('Details')]), card]);
  const panel = make('div', 'panel', [button, badge, details, link]);
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', 'Quotebridge');
  return { panel, button, badge, words, link, card, details };
}

function showView(parts: Parts, host: HTMLElement, view: PanelView, shown: PanelView | null): void {
  const isSameState = shown !== null && shown.state === view.state && shown.documentKey === view.documentKey;
  const facts = { 'data-document': view.documentKey, 'data-number': view.number, 'data-state': view.state };
  for (const [name, value] of Object.entries(facts)) {
    if (value === null) host.removeAttribute(name);
    else host.setAttribute(name, value);
  }
  showButton(parts.button, view);
  parts.badge.setAttribute('aria-live', isSameState ? 'off' : 'polite');
  showBadge(parts, view, shown);
  showDetails(parts, view, shown);
  parts.link.hidden = view.autotaskUrl === null;
  if (view.autotaskUrl === null) parts.link.removeAttribute('href');
  else parts.link.href = view.autotaskUrl;
}

/** Busy keeps the button focusable: a focus that jumps away loses keyboard users. */
function showButton(button: HTMLButtonElement, view: PanelView): void {
  const label = view.action === 'reload' ? 'Reload' : 'Sync to Autotask';
  if (button.textContent !== label) button.textContent = label;
  // The tooltip is the button's description to assistive technology, too; its name stays what it shows.
  button.title = view.action === 'sync' ? view.target : '';
  for (const attribute of ['aria-disabled', 'aria-busy']) {
    if (view.isBusy) button.setAttribute(attribute, 'true');
    else button.removeAttribute(attribute);
  }
}

function showBadge({ badge, words }: Parts, view: PanelView, shown: PanelView | null): void {
  if (words.textContent !== view.words) words.textContent = view.words;
  badge.title = view.tooltip;
  badge.dataset.tone = view.tone;
  if (shown?.icon === view.icon) return;
  badge.querySelector('svg')?.remove();
  badge.prepend(createIcon(badge.ownerDocument, view.icon));
}

function showDetails({ details, card }: Parts, view: PanelView, shown: PanelView | null): void {
  if (JSON.stringify(shown?.details ?? null) === JSON.stringify(view.details) && shown !== null) return;
  details.hidden = view.details === null;
  if (view.details === null) details.open = false;
  const lines = view.details === null ? [] : [...view.details.lines, view.details.remedy];
  card.replaceChildren(
    ...lines.map((line) => {
      const paragraph = card.ownerDocument.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}
