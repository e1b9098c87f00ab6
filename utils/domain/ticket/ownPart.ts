import { oneLine } from '../text/text';

/** A place in a description that is built like our part of it. */
export interface OwnPart {
  start: number;
  end: number;
  /** What stands there, with `\n` between the lines. */
  text: string;
}

interface TextLine {
  text: string;
  start: number;
  end: number;
}

/** The first line of our part. */
export const orderLine = (number: string): string => `Quote Manager order ${oneLine(number)}`.trimEnd();

const QUOTE = 'Quote ';

export const quoteLine = (number: string): string => `${QUOTE}${oneLine(number)}`.trimEnd();

/** Stands above the list and says how many lines it counts: only so is it clear where the list ends. */
export const listHeading = (words: string, count: number): string => `${words} (${count}):`;

const HEADING = /^(?:Services, not charged here|Lines) \((\d+)\):$/;

/** Ends a list that was cut; no line of the list looks like it. */
export const moreLine = (count: number): string => `and ${count} more`;

/**
 * Every place where our part may stand, the longest reading of a place first: people write before, after and right below it,
 * and what they write may look like ours.
 */
export function findParts(text: string, number: string): OwnPart[] {
  const lines = splitLines(text);
  const first = orderLine(number);
  return lines.flatMap((line, at) => (line.text === first ? readingsFrom(lines, at) : []));
}

function readingsFrom(lines: TextLine[], at: number): OwnPart[] {
  const heads = lines[at + 1]?.text.startsWith(QUOTE) ? [at + 1, at] : [at];
  const lists = heads.flatMap((head) => listEnd(lines, head + 1) ?? []);
  return [...lists, ...heads].map((last) => partOf(lines.slice(at, last + 1)));
}

/** The last line of the list that begins here with an empty line; null where none does, or not all of it is there. */
function listEnd(lines: TextLine[], at: number): number | null {
  const count = HEADING.exec(lines[at + 1]?.text ?? '')?.[1];
  if (lines[at]?.text !== '' || count === undefined) return null;
  const list = lines.slice(at + 2, at + 2 + Number(count));
  const cut = list.findIndex(({ text }, index) => text === moreLine(Number(count) - index));
  if (cut >= 0) return at + 2 + cut;
  return list.length === Number(count) ? at + 1 + list.length : null;
}

function partOf(lines: TextLine[]): OwnPart {
  const start = lines[0]?.start ?? 0;
  return { start, end: lines.at(-1)?.end ?? start, text: lines.map(({ text }) => text).join('\n') };
}

function splitLines(text: string): TextLine[] {
  let start = 0;
  return text.split(/(\r\n?|\n)/).flatMap((piece, index) => {
    const line = { text: piece, start, end: start + piece.length };
    start = line.end;
    return index % 2 === 0 ? [line] : [];
  });
}
