import type { DocumentKind } from '../domain/sourceDocument';
import { findSingleNumber } from './documentNumber';

/** What an address says of a document; `other` is a section of the portal that holds no quotes and no sales orders. */
export interface AddressFacts {
  section: DocumentKind | 'purchase' | 'other' | null;
  id: number | null;
  number: string | null;
  /** The section is followed by something that could identify one document, though not by an id or a number. */
  hasOpaqueCode: boolean;
}

type Section = NonNullable<AddressFacts['section']>;

/** Words that may stand between a section and the id without changing what the id means. */
const actionWords =
  /^(edit|editor|details?|view|viewer|show|open|index|preview|builder|manage|summary|overview|documents?|admin|internal|id|no|number|[a-z])$/;

const otherWords =
  /^(customers?|accounts?|organi[sz]ations?|contacts?|products?|catalogu?e?|suppliers?|settings?|apps?settings|reports?|team|templates?|dashboard|home|invoices?|tickets?)$/;

/** Parameters that name a document, with the section they mean (`null`: the path says which). */
const parameterSections: Record<string, DocumentKind | null> = {
  id: null,
  code: null,
  number: null,
  quoteid: 'quote',
  quotenumber: 'quote',
  quotecode: 'quote',
  quote: 'quote',
  orderid: 'order',
  ordernumber: 'order',
  ordercode: 'order',
  order: 'order',
  salesorderid: 'order',
  salesordernumber: 'order',
  salesorder: 'order',
};

/**
 * Reads path, query and a hash route. The address shapes of the portal are not published (seen 2025-11-20), so any
 * segment that reads like quotes or sales orders counts, followed by an id, a number or a code.
 */
export function readAddress(url: string): AddressFacts {
  const facts: AddressFacts = { section: null, id: null, number: null, hasOpaqueCode: false };
  if (!URL.canParse(url)) return facts;
  const address = new URL(url);
  const route = /^#!?\/?[^=]*\//.test(address.hash) ? address.hash.replace(/^#!?/, '') : '';
  const [routePath = '', routeQuery = ''] = route.split('?');
  readSegments(facts, `${address.pathname}/${routePath}`);
  readParameters(facts, address.searchParams);
  readParameters(facts, new URLSearchParams(routeQuery));
  return facts;
}

function readSegments(facts: AddressFacts, path: string): void {
  let open: Section | null = null;
  for (const segment of path.split('/').filter((part) => part !== '')) {
    const section = nameSection(segment);
    if (section !== null) {
      open = section;
      if (facts.section !== 'purchase' && !hasIdentity(facts)) facts.section = section;
      continue;
    }
    if (open === null) continue;
    if (readIdentity(facts, open, segment)) open = null;
    else if (!actionWords.test(stem(segment))) open = null;
  }
}

function readParameters(facts: AddressFacts, parameters: URLSearchParams): void {
  for (const [name, value] of parameters) {
    const key = name.toLowerCase().replace(/[^a-z]/g, '');
    if (!Object.hasOwn(parameterSections, key)) continue;
    const section = parameterSections[key] ?? facts.section;
    if (section !== null && section !== undefined) readIdentity(facts, section, value);
  }
}

/** Takes over an id-like value; a later, deeper one replaces an earlier one (`/quotes/7/orders/12`). */
function readIdentity(facts: AddressFacts, section: Section, value: string): boolean {
  const numbered = findSingleNumber(value);
  const id = /^\d{1,12}$/.test(value) ? Number(value) : null;
  if (numbered === null && id === null && !isOpaqueCode(value)) return false;
  facts.section = numbered !== null && section !== 'purchase' ? numbered.kind : section;
  facts.number = numbered?.number ?? null;
  facts.id = id !== null && id > 0 ? id : null;
  facts.hasOpaqueCode = numbered === null && id === null;
  return true;
}

const hasIdentity = (facts: AddressFacts) => facts.id !== null || facts.number !== null || facts.hasOpaqueCode;

/** A GUID, a token or a slug with digits; plain words are pages, not codes. */
function isOpaqueCode(value: string): boolean {
  return /^[A-Za-z0-9_~-]{6,64}$/.test(value) && (/\d/.test(value) || /[a-z][A-Z]/.test(value));
}

const stem = (segment: string) =>
  segment
    .toLowerCase()
    .replace(/\.(aspx?|html?|php|mvc|jsp)$/, '')
    .replace(/[-_.]/g, '');

function nameSection(segment: string): Section | null {
  if (/\d/.test(segment)) return null;
  const word = stem(segment);
  if (/purchas|^pos?$/.test(word)) return 'purchase';
  if (otherWords.test(word) || /template|setting/.test(word)) return 'other';
  if (/quot(es?|ing|ations?)(edit|editor|details?|view|builder)?$|^(edit|view)quote$/.test(word)) return 'quote';
  if (/^(sales?)?orders?(edit|editor|details?|view)?$|^(edit|view)(sales)?order$|^sales?$/.test(word)) return 'order';
  return null;
}
