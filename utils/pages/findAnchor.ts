import { type AnchorPosition, anchors } from './anchors';

export interface FoundAnchor {
  name: string;
  element: Element;
  position: AnchorPosition;
}

/** The best place for the panel on this page; null only for a document without a body. */
export function findAnchor(document: Document): FoundAnchor | null {
  for (const anchor of anchors) {
    const element = anchor.find(document);
    if (element !== null) return { name: anchor.name, element, position: anchor.position };
  }
  return null;
}

/** The floating place, for pages that keep throwing the panel out of theirs. */
export function findFloatingAnchor(document: Document): FoundAnchor | null {
  const floating = anchors.find((anchor) => anchor.position === 'floating');
  const element = floating?.find(document) ?? null;
  return floating === undefined || element === null
    ? null
    : { name: floating.name, element, position: floating.position };
}
