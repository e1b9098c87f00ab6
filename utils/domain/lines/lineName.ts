import type { SourceLine } from '../sourceDocument';

/** A line as people call it. */
export function lineName(line: SourceLine): string {
  return line.title.trim() || line.product?.name.trim() || `Line ${line.id}`;
}
