import { findSingleNumber } from './documentNumber';
import { normalizeText } from './normalizeText';

/** Words that a page puts before the number of its own document. */
const own =
  '(?:(?:(?:edit|view|preview|approve|sales|order|quote|quotation|document|draft|no|nr|number|id)(?![a-z])|[#.:–-])\\s*)';
const number = '(?:QO|ON)\\d{5,12}(?![A-Za-z0-9])';
const states = 'draft|sent|viewed|won|pending approval|approved|declined|processed|cancelled';

const bare = new RegExp(`^${own}*${number}\\s*(?:${states})?[.:]?$`, 'i');

/** The number opens the text, or stands apart in it: *Quote QO… for Acme*, *QO… · Network refresh*, *Refresh (QO…)*. */
const apart = new RegExp(
  `^${own}+${number}|^${number}\\s*[·|:,–—(/-]|(?:[·|–—(/]|\\s-)\\s*${own}*${number}\\s*(?:$|[)·|–—/-])`,
  'i',
);

/** What leads to another document's number: *Renewal of QO…*, *Replaces quote QO…*, *same as QO…*. */
const leading =
  'of|from|as|to|by|than|with|via|see|like|for|after|before|instead|previous|former|earlier|original|related|based on|' +
  'replac\\w*|renew\\w*|supersed\\w*|cop(?:y|ied|ies)|cloned?|duplicated?|von|zu|aus|ersetzt|kopie|de|du|remplace|copie|van|di|da';

const referring = new RegExp(`(?:^|[^a-z])(?:${leading})\\s+${own}*${number}`, 'i');

/**
 * How a text stands to the one number in it: it is nothing `but` the number, the number stands `apart` in it, it is `named` in
 * other words (*Office refresh QO…*, *Angebot QO…*), or it is a `mention` that leads to any document (*Renewal of QO…*). Null for
 * a text without a number or with several.
 */
export function readWording(text: string): 'but' | 'apart' | 'named' | 'mention' | null {
  if (text.length > 200 || findSingleNumber(text) === null) return null;
  if (bare.test(text)) return 'but';
  if (apart.test(text)) return 'apart';
  return referring.test(text) ? 'mention' : 'named';
}

const labelWords = /^((sales )?order|quote|quotation|document)?\s*(no\.?|nr\.?|number|#|id)?\s*:?$/i;

/** Whether a text is the label of a document's number: *Quote number*, *No.:*, *#*. */
export function isNumberLabel(text: string | null | undefined): boolean {
  const words = normalizeText(text);
  return words !== '' && words.length <= 24 && labelWords.test(words);
}
