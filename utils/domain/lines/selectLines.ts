import type { Notice } from '../plan';
import type { Settings } from '../settings';
import type { SourceDocument, SourceLine, SourceSection } from '../sourceDocument';

export interface CountedLine {
  line: SourceLine;
  section: SourceSection;
  isOptional: boolean;
}

/** Sections whose lines count, in order (sync-rules § 3). */
export function countedSections(document: SourceDocument): SourceSection[] {
  const kinds: SourceSection['kind'][] = ['products', 'labor', 'notSet'];
  return document.sections.filter((section) => kinds.includes(section.kind)).sort(byPosition);
}

/** Which lines of the document become items, and which of them are optional (sync-rules § 3, first paragraph). */
export function selectLines(document: SourceDocument, settings: Settings): { lines: CountedLine[]; notices: Notice[] } {
  const notices: Notice[] = [];
  const keepsUnselected = document.state !== 'won';
  const lines = countedSections(document).flatMap((section) => {
    const ordered = [...section.lines].sort(byPosition);
    if (!isUndecided(section)) return decidedLines(section, ordered, keepsUnselected, settings);
    // A declined quote keeps what it had: declining deletes nothing (sync-rules § 6).
    if (!keepsUnselected) return [];
    if (document.state !== 'declined') notices.push(undecidedNotice(section));
    return ordered.map((line) => ({ line, section, isOptional: true }));
  });
  return { lines, notices };
}

/** A choice section in which nothing was chosen yet. */
function isUndecided(section: SourceSection): boolean {
  return section.isMultiChoice && section.lines.length > 0 && !section.lines.some((line) => line.isSelected);
}

function decidedLines(
  section: SourceSection,
  ordered: SourceLine[],
  keepsUnselected: boolean,
  settings: Settings,
): CountedLine[] {
  const candidates = section.isMultiChoice ? ordered.filter((line) => line.isSelected) : ordered;
  const counted = candidates.map((line) => ({ line, section, isOptional: !isTaken(line, section) }));
  const keepsOptional = keepsUnselected && settings.optionalLines === 'asOptional';
  return counted.filter((entry) => keepsOptional || !entry.isOptional);
}

/** Part of the deal: a required line, or an optional one that the customer selected, in a selected section. */
function isTaken(line: SourceLine, section: SourceSection): boolean {
  return section.isSelected && (!line.isOptional || line.isSelected);
}

function undecidedNotice(section: SourceSection): Notice {
  const name = section.title.trim() || 'without a title';
  return {
    code: 'choice-open',
    message: `Nothing is chosen in the section "${name}" yet: all its lines became optional items.`,
  };
}

function byPosition(a: { position: number; id: number }, b: { position: number; id: number }): number {
  return a.position - b.position || a.id - b.id;
}
