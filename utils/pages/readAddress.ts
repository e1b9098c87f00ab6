import {
  isActionWord,
  isDocumentSection,
  isDocumentWord,
  isVagueSection,
  nameSection,
  type Section,
} from './addressWords';
import { type Identity, parseIdentity } from './parseIdentity';
import { readParameters } from './readParameters';

/** What an address says of a document; `other` is a section of the portal that holds no quotes and no sales orders. */
export interface AddressFacts {
  section: Section | null;
  id: number | null;
  number: string | null;
  /** The section is followed by something that could identify one document, though not by an id or a number. */
  hasOpaqueCode: boolean;
}

interface PathFacts {
  section: Section | null;
  identity: Identity | null;
  /** The path is that of one document, not of a list. */
  isDocumentPage: boolean;
}

/**
 * Reads path, query and a hash route. The address shapes of the portal are not published (seen 2025-11-20), so any
 * segment that reads like quotes or sales orders counts, followed by an id, a number or a code. What the path names goes
 * before any parameter: those say as well how a list is sorted or what a page came from.
 */
export function readAddress(url: string): AddressFacts {
  if (!URL.canParse(url)) return toFacts(null, null);
  const address = new URL(url);
  const route = /^#!?\/?[^=]*\//.test(address.hash) ? address.hash.replace(/^#!?/, '') : '';
  const [routePath = '', routeQuery = ''] = route.split('?');
  const path = readPath(`${address.pathname}/${routePath}`);
  const parameters = new URLSearchParams([...new URLSearchParams(routeQuery), ...address.searchParams]);
  return toFacts(path.section, path.identity ?? readParameters(parameters, path));
}

function toFacts(section: Section | null, identity: Identity | null): AddressFacts {
  if (identity === null) return { section, id: null, number: null, hasOpaqueCode: false };
  return { ...identity, hasOpaqueCode: identity.id === null && identity.number === null };
}

/** A later, deeper identity replaces an earlier one (`/quotes/7/orders/12`). */
function readPath(path: string): PathFacts {
  const facts: PathFacts = { section: null, identity: null, isDocumentPage: false };
  /** The section whose identity may still follow. */
  let open: { section: Section; isVague: boolean } | null = null;
  for (const segment of path.split('/').filter((part) => part !== '')) {
    const section = nameSection(segment);
    if (section !== null) {
      open = { section, isVague: isVagueSection(segment) };
      enterSection(facts, section, segment);
      continue;
    }
    if (open === null) continue;
    const identity = parseIdentity(segment, open.section);
    if (identity !== null) facts.identity = open.isVague ? { ...identity, id: null } : identity;
    if (identity !== null || !isActionWord(segment)) open = null;
    else if (isDocumentWord(segment)) {
      open.isVague = false;
      facts.isDocumentPage = true;
    }
  }
  return facts;
}

function enterSection(facts: PathFacts, section: Section, segment: string): void {
  if (facts.section === 'purchase' || facts.identity !== null) return;
  facts.section = section;
  facts.isDocumentPage = isDocumentSection(segment);
}
