/** Characters as a person counts them, so that no emoji or accent is cut in two; code points where the engine cannot tell. */
function* characters(text: string): Generator<string> {
  if (typeof Intl.Segmenter !== 'function') {
    yield* text;
    return;
  }
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) yield segment;
}

function takeWhole(parts: Iterable<string>, max: number): string {
  let taken = '';
  for (const part of parts) {
    if (taken.length + part.length > max) break;
    taken += part;
  }
  return taken;
}

/**
 * Cuts a text at a whole character (sync-rules § 2, Derivations). The length counts UTF-16 units, as Autotask's limits do.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = takeWhole(characters(text), max);
  // One character may be longer than the limit; half of it is better than an empty name, which is refused.
  return cut === '' ? takeWhole(text, max) : cut;
}

/**
 * A text as one line, for places where a line end says that something else begins. Without the double bracket it can also not
 * be taken for the block of a sync record (`recordText.ts`).
 */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\[(?=\[)/g, '[ ');
}

/** A text with an ending that must survive the cut: `Backup (Yearly)`, `PN-1:yearly` (sync-rules § 3). */
export function withSuffix(text: string, suffix: string, max: number): string {
  return `${cutText(text, max - suffix.length).trimEnd()}${suffix}`;
}

/**
 * Splits a text at words into lines of these widths; what does not fit is the rest (sync-rules § 2.5). A word wider than an
 * empty line is cut at a whole character and goes on in the next one.
 */
export function splitWords(text: string, widths: number[]): { parts: string[]; rest: string } {
  let left = text.replace(/\s+/g, ' ').trim();
  const parts = widths.map((width) => {
    const part = firstWords(left, width);
    left = left.slice(part.length).trimStart();
    return part;
  });
  return { parts, rest: left };
}

function firstWords(text: string, width: number): string {
  if (text.length <= width) return text;
  // The character after the line may be a space: then the last word just fits.
  const end = text.lastIndexOf(' ', width);
  return end > 0 ? text.slice(0, end) : cutText(text, width);
}
