/** At most so many UTF-16 units, no character cut in two (sync-rules § 2, Derivations). */
export function cutWhole(value: string, max: number): string {
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(value)];
  return characters.reduce(
    ({ taken, full }, { segment }) =>
      full || taken.length + segment.length > max ? { taken, full: true } : { taken: taken + segment, full: false },
    { taken: '', full: false },
  ).taken;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', ndash: '–' };

/** The HTML of the seeds as text: blocks, list items and `<br>` end a line; scripts and comments vanish. */
export function plainText(html: unknown): string {
  if (typeof html !== 'string') return '';
  return html
    .replace(/<!--.*?-->|<script>.*?<\/script>/gs, '')
    .replace(/<\/?(p|ul|li|table|tr)\b[^>]*>|<br>/g, '\n')
    .replace(/<\/td>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Words into lines of at most 50 characters; the third and later lines are dropped (sync-rules § 2.5). */
export function addressLines(street: string): [string, string] {
  const lines = [''];
  for (const word of street.split(/\s+/).filter((part) => part !== '')) {
    const longer = [lines.at(-1), word].filter((part) => part !== '').join(' ');
    if (longer.length <= 50) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return [lines[0] ?? '', lines[1] ?? ''];
}
