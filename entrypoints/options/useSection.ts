import { useEffect, useState } from 'react';

export const sections = [
  { id: 'connection', title: 'Connection' },
  { id: 'settings', title: 'Settings' },
  { id: 'about', title: 'About' },
] as const;

export type SectionId = (typeof sections)[number]['id'];

/** The section that the address names, shown once the page has content (`isReady`). */
export function useSection(isReady: boolean): SectionId {
  const [section, setSection] = useState(readSection);
  useEffect(() => {
    const follow = () => setSection(readSection());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    // The browser looked for the section before there was one.
    if (isReady && window.location.hash !== '') document.getElementById(section)?.scrollIntoView();
  }, [isReady, section]);
  return section;
}

function readSection(): SectionId {
  const named = sections.find(({ id }) => `#${id}` === window.location.hash);
  return named?.id ?? 'connection';
}
