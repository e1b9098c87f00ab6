import type { DocumentKind } from '../domain/sourceDocument';
import type { Section } from './addressWords';
import { type Identity, parseIdentity } from './parseIdentity';

/** Parameters that say what they hold, with the kind of document that they mean. */
const telling: Record<string, DocumentKind> = {
  quoteid: 'quote',
  quotenumber: 'quote',
  quotecode: 'quote',
  orderid: 'order',
  ordernumber: 'order',
  ordercode: 'order',
  salesorderid: 'order',
  salesordernumber: 'order',
};

/** Parameters that more often sort, filter or count: `?order=1&dir=desc`, `?number=25`. */
const vague = new Set(['quote', 'order', 'salesorder', 'number', 'code', 'id']);

/** Those of them that hold an id or a code on the page of one document. */
const own = new Set(['code', 'id']);

/** What is known of the path: its section, and whether it is that of one document, not of a list. */
interface PathFacts {
  section: Section | null;
  isDocumentPage: boolean;
}

/**
 * The document that the parameters of an address name, null where they name none or several. To be asked only where the
 * path names none itself.
 */
export function readParameters(parameters: URLSearchParams, path: PathFacts): Identity | null {
  if (path.section === 'other' || path.section === 'purchase') return null;
  const known = [...parameters].map(([name, value]) => ({ key: name.toLowerCase().replace(/[^a-z]/g, ''), value }));
  const named = known.map((parameter) => readTelling(parameter, path) ?? readNumber(parameter, path));
  return findOnly(named) ?? (path.isDocumentPage ? findOnly(known.map((parameter) => readOwn(parameter, path))) : null);
}

interface Parameter {
  key: string;
  value: string;
}

/** A list of orders may be filtered by its quote: a parameter of another kind than the path names no document. */
function readTelling({ key, value }: Parameter, { section }: PathFacts): Identity | null {
  const kind = Object.hasOwn(telling, key) ? (telling[key] ?? null) : null;
  return kind !== null && (section === null || section === kind) ? parseIdentity(value, kind) : null;
}

/** A number says itself what it is. */
function readNumber({ key, value }: Parameter, { section }: PathFacts): Identity | null {
  const identity = vague.has(key) ? parseIdentity(value, section) : null;
  return identity?.number ? identity : null;
}

function readOwn({ key, value }: Parameter, { section }: PathFacts): Identity | null {
  return own.has(key) ? parseIdentity(value, section) : null;
}

function findOnly(identities: Array<Identity | null>): Identity | null {
  const found = new Map(identities.filter((identity) => identity !== null).map((it) => [JSON.stringify(it), it]));
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}
