import type { ReportRow } from './reportDocuments.ts';

const columns: [title: string, read: (row: ReportRow) => string][] = [
  ['document', (row) => row.document],
  ['state', (row) => row.state],
  ['records in Autotask', (row) => row.records],
  ['total in Quote Manager', (row) => row.source],
  ['total in Autotask', (row) => row.autotask],
  ['remarks', (row) => row.remarks || '–'],
];

/** A Markdown table without outer bars, so that each line begins with its document. */
export function toTable(rows: readonly ReportRow[]): string {
  const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '/');
  const line = (cells: string[]) => `${cells.map(cell).join(' | ')}\n`;
  const head = line(columns.map(([title]) => title)) + line(columns.map(() => '---'));
  return head + rows.map((row) => line(columns.map(([, read]) => read(row)))).join('');
}
