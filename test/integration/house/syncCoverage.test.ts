import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectTestNames } from '../../support/collectTestNames';

const NOT_SHOWN = '*not shown*';

/** Rows of the tables in docs/sync-coverage.md: a rule, and the cell that says what shows it. */
const rows = readFileSync('docs/sync-coverage.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Rule |') && !line.startsWith('|---'))
  .map((line) => {
    const [, rule = '', shownBy = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return { rule, shownBy };
  });
/** A name in backticks; in two with spaces where it has backticks itself. */
const namedIn = (cell: string) =>
  [...cell.matchAll(/(`{1,2}) ?(test\/.+? › .+?) ?\1(?!`)/g)].map(([, , name = '']) => name);

describe('docs/sync-coverage.md', () => {
  it('names only tests that exist', () => {
    const known = new Set<string>(collectTestNames('test'));
    const missing = rows.flatMap(({ shownBy }) => namedIn(shownBy)).filter((name) => !known.has(name));
    expect(missing).toEqual([]);
  });

  it('says of every rule which test shows it, or plainly that none does', () => {
    const silent = rows.filter(({ shownBy }) => namedIn(shownBy).length === 0 && !shownBy.includes(NOT_SHOWN));
    expect(silent).toEqual([]);
    expect(rows.length).toBeGreaterThan(120);
  });
});
