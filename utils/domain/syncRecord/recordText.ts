/** The readable line and the block, with the two line ends that keep them apart from a person's text before them. */
const REGION = /(\n\n|\r\n\r\n)?(?:Quotebridge remembers in the next line [^\r\n]*\r?\n)?\[\[(qb\d+\|[^[\]\r\n]*)\]\]/;
const GAP = '\n\n';

/** What stands between the brackets of the first block of a text; null without one. */
export function findBlock(text: string): string | null {
  return REGION.exec(text)?.[2] ?? null;
}

/** A person's own text, without the block. */
export function ownText(text: string): string {
  return text.replace(REGION, '');
}

/** Puts a block where the old one stands, else at the end; `null` takes it away. Everything else stays byte for byte. */
export function placeBlock(text: string, block: string | null): string {
  if (block === null) return ownText(text);
  const old = REGION.exec(text);
  if (!old) return text === '' ? block : `${text}${GAP}${block}`;
  const end = old.index + old[0].length;
  return `${text.slice(0, old.index)}${old[1] ?? ''}${block}${text.slice(end)}`;
}
