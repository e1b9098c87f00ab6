const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  plusmn: '±',
  times: '×',
  frac12: '½',
  sup2: '²',
  micro: 'µ',
  euro: '€',
  pound: '£',
  cent: '¢',
  yen: '¥',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
};

const UNSEEN = /<!--[\s\S]*?-->|<(script|style|head|template|noscript)\b[\s\S]*?<\/\1\s*>/gi;
const BLOCK =
  /<\/?(?:p|div|h[1-6]|ul|ol|dl|dt|dd|table|thead|tbody|tfoot|tr|section|article|header|footer|blockquote|pre|hr)\b[^<>]*>|<li\b[^<>]*>/gi;
const CELL_END = /<\/t[dh]\s*>/gi;
const LINE_BREAK = /<br\b[^<>]*>/gi;
/** The quoted alternatives keep a `>` inside an attribute from ending the tag. */
const TAG = /<[/!?]?[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
/** A block boundary, told apart from a line break so that `</p><p>` makes one line end and `<br><br>` two. */
const BOUNDARY = '\f';

/**
 * Text of an HTML fragment, for places that show plain text only: blocks, list items and `<br>` become line ends, scripts and styles
 * vanish, entities are decoded, white space is folded. Text without any tag keeps its own line ends.
 */
export function htmlToText(html: string): string {
  const visible = html.replace(/\r\n?/g, '\n').replace(UNSEEN, ' ');
  const text = visible.search(TAG) < 0 ? visible : stripTags(visible);
  return foldLines(decodeEntities(text));
}

function stripTags(html: string): string {
  return html
    .replace(/\s+/g, ' ')
    .replace(LINE_BREAK, '\n')
    .replace(BLOCK, BOUNDARY)
    .replace(CELL_END, ' ')
    .replace(TAG, '')
    .replace(/[ \f]*\f[ \f]*/g, '\n');
}

/** In one pass, so that `&amp;lt;` becomes `&lt;` and not `<`. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,30}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED_ENTITIES[name] ?? NAMED_ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

function foldLines(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
