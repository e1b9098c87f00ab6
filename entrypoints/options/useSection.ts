import { useEffect, useState } from 'react';

export const sections = [
  { id: 'connection', title: 'Connection' },
  { id: 'workflow', title: 'Workflow' },
  { id: 'companies', title: 'Companies' },
  { id: 'opportunities', title: 'Opportunities' },
  { id: 'items', title: 'Items & lines' },
  { id: 'products', title: 'Products & services' },
  { id: 'tickets', title: 'Tickets' },
  { id: 'periods', title: 'Periods' },
  { id: 'conflicts', title: 'Conflicts & interpretation' },
  { id: 'automation', title: 'Automation' },
  { id: 'notifications', title: 'Notifications' },
  { id: 'settings-file', title: 'Import & export' },
  { id: 'catalogue', title: 'Catalogue' },
  { id: 'links', title: 'Links' },
  { id: 'recovery', title: 'Recovery' },
  { id: 'about', title: 'About' },
] as const;

/** Before the path of a setting in the address. */
const SETTING = 'settings/';

export type SectionId = (typeof sections)[number]['id'];

/**
 * The section at the top of the window. What the address names is shown once the page has content (`isReady`): a section
 * (`#tickets`), all `#settings`, or one setting (`#settings/ticket.queue`).
 */
export function useSection(isReady: boolean): SectionId {
  const [section, setSection] = useState<SectionId>('connection');
  const [anchor, setAnchor] = useState(readAnchor);
  useEffect(() => {
    const follow = () => setAnchor(readAnchor());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    // The browser looked for the section before there was one.
    if (isReady && anchor !== '') show(anchor);
  }, [isReady, anchor]);
  useEffect(() => (isReady ? watchSections(setSection) : undefined), [isReady]);
  return section;
}

/** Calls back with the section that is at the top of the window; returns what ends it. */
function watchSections(callback: (section: SectionId) => void): () => void {
  const watcher = new IntersectionObserver(
    (entries) => {
      const shown = sections.find(({ id }) => entries.some((entry) => entry.isIntersecting && entry.target.id === id));
      if (shown) callback(shown.id);
    },
    { rootMargin: '-10% 0px -80% 0px' },
  );
  for (const { id } of sections) {
    const element = document.getElementById(id);
    if (element) watcher.observe(element);
  }
  return () => watcher.disconnect();
}

/** Shows the setting that the address names once more: its control is another one after the lists have come. */
export function showSettingAgain(): void {
  const anchor = readAnchor();
  if (anchor.startsWith(SETTING)) show(anchor);
}

function readAnchor(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}

function show(anchor: string): void {
  const setting = findSetting(anchor);
  if (setting === null) {
    document.getElementById(anchor.startsWith(SETTING) ? 'settings' : anchor)?.scrollIntoView();
    return;
  }
  setting.scrollIntoView({ block: 'center' });
  setting.focus({ preventScroll: true });
}

/** The control of the setting that `settings/<path>` names; of the nearest one above where that has none of its own. */
function findSetting(anchor: string): HTMLElement | null {
  if (!anchor.startsWith(SETTING)) return null;
  const keys = anchor.slice(SETTING.length).split('.');
  for (let length = keys.length; length > 0; length -= 1) {
    const path = CSS.escape(keys.slice(0, length).join('.'));
    const control = document.querySelector<HTMLElement>(`[name="${path}"], [name^="${path}."]`);
    if (control) return control;
  }
  return null;
}
