import type { DocumentKind } from '../domain/sourceDocument';

/** What a segment of an address names: a kind of document, purchases, or a part of the portal that holds neither. */
export type Section = DocumentKind | 'purchase' | 'other';

/** Words that may stand between a section and the id without changing what the id means; `p` is a page of a list. */
const actionWords =
  /^(edit|editor|details?|view|viewer|show|open|index|preview|builder|manage|summary|overview|documents?|admin|internal|id|no|number|[a-oq-z])$/;

/** Those of them that are said of one document, not of a list or a report. */
const documentWords = /^(edit|editor|details?|view|viewer|show|open|preview|builder)$/;

/** A section's name with such a word in it (`quotedetail.aspx`), or of one document (`quote`). */
const documentSections = /^(sales?)?(quote|quotation|order)$|^(edit|view)|(edit|editor|details?|view|builder)$/;

const otherWords =
  /^(customers?|accounts?|organi[sz]ations?|contacts?|products?|catalogu?e?|suppliers?|settings?|apps?settings|reports?|team|templates?|dashboard|home|invoices?|tickets?|find|search(results?)?|results?)$/;

export const isActionWord = (segment: string) => actionWords.test(stem(segment));

export const isDocumentWord = (segment: string) => documentWords.test(stem(segment));

/** Whether a section's own name says that it shows one document. */
export const isDocumentSection = (segment: string) => documentSections.test(stem(segment));

/** *Sales* is a part of the portal as well as its orders: a plain number below it may be a year. */
export const isVagueSection = (segment: string) => /^sales?$/.test(stem(segment));

/** The section that a segment names, null where it names none. */
export function nameSection(segment: string): Section | null {
  if (/\d/.test(segment)) return null;
  const word = stem(segment);
  if (/purchas|^pos?$/.test(word)) return 'purchase';
  if (otherWords.test(word) || /template|setting/.test(word)) return 'other';
  if (/quot(es?|ing|ations?)(edit|editor|details?|view|builder)?$|^(edit|view)quote$/.test(word)) return 'quote';
  if (/^(sales?)?orders?(edit|editor|details?|view)?$|^(edit|view)(sales)?order$|^sales?$/.test(word)) return 'order';
  return null;
}

const stem = (segment: string) =>
  segment
    .toLowerCase()
    .replace(/\.(aspx?|html?|php|mvc|jsp)$/, '')
    .replace(/[-_.]/g, '');
