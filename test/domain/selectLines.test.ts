import { describe, expect, it } from 'vitest';
import { selectLines } from '../../utils/domain/lines/selectLines';
import type { SourceSection, SourceState } from '../../utils/domain/sourceDocument';
import { aDocument, aLine, aSection, someSettings } from '../support/documents';

const settings = someSettings();
const selectedOnly = someSettings({ optionalLines: 'selectedOnly' });
const required = aLine({ id: 1, position: 1 });
const taken = aLine({ id: 2, position: 2, isOptional: true, isSelected: true });
const left = aLine({ id: 3, position: 3, isOptional: true });

const select = (section: Partial<SourceSection>, state: SourceState = 'sent', using = settings) =>
  selectLines(aDocument({ state, sections: [aSection(section)] }), using);
const shown = (result: ReturnType<typeof selectLines>) =>
  result.lines.map(({ line, isOptional }) => `${line.id}${isOptional ? '?' : ''}`);

describe('selectLines', () => {
  it.each(['products', 'labor', 'notSet'] as const)('counts lines of a section of type %s', (kind) => {
    expect(shown(select({ kind, lines: [required] }))).toEqual(['1']);
  });

  it.each(['text', 'acceptance', 'splash'] as const)('leaves out a section of type %s', (kind) => {
    expect(shown(select({ kind, lines: [required] }))).toEqual([]);
  });

  const lines = [required, taken, left];
  it('makes unselected optional lines optional items', () => {
    expect(shown(select({ lines }))).toEqual(['1', '2', '3?']);
  });

  it('leaves them out when only selected lines are wanted, and on a won quote', () => {
    expect(shown(select({ lines }, 'sent', selectedOnly))).toEqual(['1', '2']);
    expect(shown(select({ lines }, 'won'))).toEqual(['1', '2']);
  });

  it('treats all lines of an unselected section as optional', () => {
    const section = { lines, isSelected: false };
    expect(shown(select(section))).toEqual(['1?', '2?', '3?']);
    expect(shown(select(section, 'sent', selectedOnly))).toEqual([]);
    expect(shown(select(section, 'won'))).toEqual([]);
  });

  it('takes the selected lines of a choice only', () => {
    const chosen = aLine({ id: 4, isSelected: true });
    expect(shown(select({ isMultiChoice: true, lines: [required, chosen, left] }))).toEqual(['4']);
    expect(shown(select({ isMultiChoice: true, isSelected: false, lines: [required, chosen] }))).toEqual(['4?']);
  });

  it('offers everything of an open choice, with a notice', () => {
    const result = select({ isMultiChoice: true, lines: [required, left] });
    expect(shown(result)).toEqual(['1?', '3?']);
    expect(result.notices.map((notice) => notice.code)).toEqual(['choice-open']);
  });

  it('has nothing of an open choice on a won quote and removes nothing from a declined one', () => {
    const section = { isMultiChoice: true, lines: [required, left] };
    expect(select(section, 'won')).toEqual({ lines: [], notices: [] });
    expect(shown(select(section, 'declined'))).toEqual(['1?', '3?']);
    expect(select(section, 'declined').notices).toEqual([]);
  });

  it('goes by position, whatever the order of arrival', () => {
    const sections = [
      aSection({ id: 2, position: 2, lines: [aLine({ id: 9, position: 1 })] }),
      aSection({ id: 1, position: 1, lines: [aLine({ id: 8, position: 5 }), aLine({ id: 7, position: 5 })] }),
    ];
    expect(shown(selectLines(aDocument({ sections }), settings))).toEqual(['7', '8', '9']);
  });
});
